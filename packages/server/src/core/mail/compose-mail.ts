import { eq } from 'drizzle-orm';

import type { Core } from '../deps.js';
import { readSettings, type Settings } from '../settings.js';
import { mailOff, mailTemplate } from './mail-schema.js';
import { mailLocale, type LocalisedMail, type MailContent, type MailTemplates } from './mail-template.js';
import { withWords } from './mail-words.js';

export interface MailRequest {
  template: string;
  name: string;
  /** The reader's language. */
  locale: string | null;
  data: Record<string, string>;
}

export interface ComposedMail {
  content: MailContent;
  settings: Settings;
  /** The language it is written in. */
  locale: string;
  /** Whether the business wants it to be sent. */
  isOn: boolean;
}

/** The languages of a mail with the business's own words in them, and those that only the business has written. */
export async function withOwnWords(core: Core, id: string, mail: LocalisedMail): Promise<LocalisedMail> {
  const rows = await core.db.select().from(mailTemplate).where(eq(mailTemplate.template, id));
  const own = rows.map(({ locale, words }) => [locale, withWords(mail[locale] ?? mail.en, words)] as const);
  return { ...mail, ...Object.fromEntries(own) } as LocalisedMail;
}

const IS_MESSAGE = /[/\\@:]|[\p{L}\p{N}]\.[\p{L}\p{N}]{2}|\d{5}/u;

/** A form takes any text as a name, for any address: what holds an address or says more than a name is not mailed. */
const toGreeted = (name: string): string => (name.length > 60 || IS_MESSAGE.test(name) ? '' : name);

/** A mail's words for one reader; undefined when there is no such mail. */
export async function composeMail(
  core: Core,
  templates: MailTemplates,
  { template, name, locale: wanted, data }: MailRequest,
): Promise<ComposedMail | undefined> {
  const known = Object.hasOwn(templates, template) ? templates[template] : undefined;
  if (!known) return undefined;
  const [settings, mail, off] = await Promise.all([
    readSettings(core.db),
    withOwnWords(core, template, known),
    core.db.select().from(mailOff).where(eq(mailOff.template, template)),
  ]);
  const locale = mailLocale(mail, wanted, settings);
  const content = (mail[locale] ?? mail.en)({ settings, name: toGreeted(name), locale, data });
  return { content, settings, locale, isOn: off.length === 0 };
}
