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
  locale: string;
  data: Record<string, string>;
}

/** Makes a mail's words; how they look is the same for all of them. */
export type MailTemplate = (input: MailInput) => MailContent;
export type MailTemplates = Record<string, MailTemplate>;
