import type { Settings } from '../settings.js';

export interface MailContent {
  subject: string;
  /** The sentences before the action; plain text, one paragraph each. */
  paragraphs: string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** A code to type, set large. */
  code?: string;
  /** Small print under the action. */
  footnotes: string[];
}

export interface MailInput {
  settings: Settings;
  name: string;
  /** The language of the words, such as `en`. */
  locale: string;
  data: Record<string, string>;
}

/** Makes a mail's words; how they look is the same for all of them. */
export type MailTemplate = (input: MailInput) => MailContent;

/** One mail in the languages it is written in; English is what all others fall back to. */
export type LocalisedMail = { en: MailTemplate } & Partial<Record<string, MailTemplate>>;
export type MailTemplates = Record<string, LocalisedMail>;

/** The language a mail is sent in: the reader's, where it is written in it and the business offers it. */
export function mailLocale(mail: LocalisedMail, wanted: string | null, settings: Settings): string {
  const languages = [wanted, settings.locales[0]].map((locale) => locale?.split('-')[0] ?? '');
  const offered = settings.locales.map((locale) => locale.split('-')[0]);
  return languages.find((language) => mail[language] && offered.includes(language)) ?? 'en';
}
