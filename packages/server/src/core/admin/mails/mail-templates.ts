import type { MailTemplate, MailTemplateEntry } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';

import type { Core } from '../../deps.js';
import { mailOff, mailTemplate } from '../../mail/mail-schema.js';
import type { LocalisedMail, MailTemplates } from '../../mail/mail-template.js';
import { defaultWords, knownPlaceholders, valuesOf } from '../../mail/mail-words.js';
import { readSettings } from '../../settings.js';
import { exampleOf } from './example-mail.js';

/** Without these nobody could sign in, or would learn that somebody else does. */
export const ESSENTIAL = new Set([
  'sign-in',
  'login',
  'invitation',
  'reset',
  'password-changed',
  'passkey-added',
  'email-change',
  'email-changed',
]);

/** @throws PortalError `not_found` when there is no such mail. */
export function requireMail(templates: MailTemplates, id: string): LocalisedMail {
  const mail = Object.hasOwn(templates, id) ? templates[id] : undefined;
  if (!mail) throw new PortalError('not_found', 'There is no such mail');
  return mail;
}

type Rows = (typeof mailTemplate.$inferSelect)[];

const toEntry = (id: string, mail: LocalisedMail, rows: Rows, off: ReadonlySet<string>): MailTemplateEntry => {
  const own = rows.filter(({ template }) => template === id).map(({ locale }) => locale);
  return {
    id,
    canBeSwitchedOff: !ESSENTIAL.has(id),
    on: !off.has(id),
    locales: [...new Set([...Object.keys(mail), ...own])].map((locale) => ({
      locale,
      customised: own.includes(locale),
    })),
  };
};

const switchedOff = async (core: Core) =>
  new Set((await core.db.select().from(mailOff)).map(({ template }) => template));

/** All mails to clients. */
export async function listMailTemplates(core: Core, templates: MailTemplates): Promise<MailTemplateEntry[]> {
  const [rows, off] = await Promise.all([core.db.select().from(mailTemplate), switchedOff(core)]);
  return Object.entries(templates).map(([id, mail]) => toEntry(id, mail, rows, off));
}

/** One mail's words in a language, and the version of them. */
export async function mailTemplateOf(core: Core, templates: MailTemplates, id: string, locale: string) {
  const mail = requireMail(templates, id);
  const [rows, off, settings] = await Promise.all([
    core.db.select().from(mailTemplate).where(eq(mailTemplate.template, id)),
    switchedOff(core),
    readSettings(core.db),
  ]);
  const own = rows.find((row) => row.locale === locale);
  const defaults = defaultWords(mail[locale] ?? mail.en, settings, locale);
  const known = knownPlaceholders(mail, settings);
  const values = valuesOf(exampleOf(settings, locale, known));
  const answer: MailTemplate = {
    ...toEntry(id, mail, rows, off),
    locale,
    customised: own !== undefined,
    words: own?.words ?? defaults,
    defaults,
    placeholders: known.map((name) => ({ name, example: values[name] ?? '' })),
  };
  return { answer, updatedAt: own?.updatedAt ?? 0 };
}
