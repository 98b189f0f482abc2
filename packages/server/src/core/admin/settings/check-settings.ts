import { APP_IDS, isTimeZone } from '@client-portal/contract';
import type { FieldError } from '@client-portal/contract/errors';

import type { Core } from '../../deps.js';
import { appSetting, isAppEnabled, type Settings } from '../../settings.js';

type Rule = (settings: Settings, core: Core) => FieldError[];

const complain = (path: string, message: string): FieldError[] => [{ path, message }];

function isLanguage(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

const waysIn: Rule = ({ signIn: { password, email, passkey } }) => {
  if (password || email) return [];
  if (!passkey) return complain('signIn', 'Nobody could sign in any more. Leave at least one way on, such as e-mail');
  return complain(
    'signIn',
    'With passkeys alone, nobody without one could sign in, and nobody who lost theirs. Leave e-mail or passwords on as well',
  );
};

const lifetimes: Rule = ({ signIn: { idleDays, sessionDays } }) =>
  idleDays <= sessionDays
    ? []
    : complain(
        'signIn.idleDays',
        `A session ends after ${sessionDays} days in all, so it cannot last ${idleDays} days without use. Lower this one or raise the other`,
      );

const firstPage: Rule = (settings) => {
  const { defaultPage } = settings;
  if (defaultPage === 'home' || isAppEnabled(settings, defaultPage)) return [];
  return complain(
    'defaultPage',
    `The first page is ${defaultPage}, which is switched off. Choose another first page, or switch ${defaultPage} on`,
  );
};

const audiences: Rule = (settings) =>
  APP_IDS.filter((app) => {
    const { enabled, audience, tags } = appSetting(settings, app);
    return enabled && audience === 'tagged' && tags.length === 0;
  }).flatMap((app) => complain(`apps.${app}.tags`, 'Name at least one tag; without one, nobody is in the audience'));

const pagesMayCall: Rule = ({ pages, origins }, core) =>
  pages.flatMap((page, index) => {
    const { origin } = new URL(page);
    if (origin === new URL(core.url).origin || origins.includes(origin)) return [];
    return complain(
      `pages.${index}`,
      `The portal on ${page} could not reach this server: ${origin} is not among the allowed origins. Add it there first`,
    );
  });

const languages: Rule = ({ locales }) => {
  const wrong = locales.findIndex((locale) => !isLanguage(locale));
  if (wrong >= 0) return complain(`locales.${wrong}`, 'Write a language as a code, such as en, ar or pt-BR');
  const twice = locales.findIndex((locale, index) => locales.indexOf(locale) !== index);
  return twice < 0 ? [] : complain(`locales.${twice}`, `${locales[twice]} is there already`);
};

const region: Rule = ({ business: { timeZone, currency } }) => [
  ...(isTimeZone(timeZone)
    ? []
    : complain('business.timeZone', 'Write a time zone such as Europe/Berlin, America/New_York or UTC')),
  ...(/^[A-Z]{3}$/.test(currency)
    ? []
    : complain('business.currency', 'Write a currency as three capital letters, such as EUR')),
];

const DATA_IMAGE = /^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/;

const pictures: Rule = ({ brand }) =>
  (['logoUrl', 'faviconUrl', 'imageUrl'] as const).flatMap((name) => {
    const url = brand[name];
    if (!url?.startsWith('data:') || DATA_IMAGE.test(url)) return [];
    return complain(`brand.${name}`, 'Upload a PNG, JPEG, WebP or GIF, or write its address with https://');
  });

const RULES: readonly Rule[] = [waysIn, lifetimes, firstPage, audiences, pagesMayCall, languages, region, pictures];

/** What is wrong with settings that are each allowed but do not work together; empty when nothing is. */
export const complaintsAbout = (core: Core, settings: Settings): FieldError[] =>
  RULES.flatMap((rule) => rule(settings, core));

/** The same, without what was wrong before: somebody who changes a colour cannot mend the rest of it. */
export function newComplaints(core: Core, before: Settings, after: Settings): FieldError[] {
  const known = new Set(complaintsAbout(core, before).map(({ path, message }) => `${path} ${message}`));
  return complaintsAbout(core, after).filter(({ path, message }) => !known.has(`${path} ${message}`));
}

/** Whether a caller from this origin would shut itself out. */
export function ownOriginGone(core: Core, before: Settings, after: Settings, origin: string | undefined): FieldError[] {
  if (!origin || origin === new URL(core.url).origin) return [];
  if (!before.adminOrigins.includes(origin) || after.adminOrigins.includes(origin)) return [];
  return complain(
    'adminOrigins',
    `You are using the admin from ${origin} right now and would be shut out. Open it at ${core.url}/admin first`,
  );
}
