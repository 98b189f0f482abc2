import type { MailWords } from '@client-portal/contract/admin';

import { formatMoney } from '../money.js';
import type { Settings } from '../settings.js';
import type { LocalisedMail, MailContent, MailInput, MailTemplate } from './mail-template.js';

const PLACEHOLDER = /\{\{\s*([\w-]*)\s*\}\}/g;
const GENERAL = ['business', 'name', 'support'];

/** The placeholders in a text, in order. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

export const textsOf = ({ subject, paragraphs, action, footnotes }: MailWords): string[] => [
  subject,
  ...paragraphs,
  ...(action === null ? [] : [action]),
  ...footnotes,
];

/** The words that a mail comes with: what its template says when every value is its own name in braces. */
export function defaultWords(template: MailTemplate, settings: Settings, locale: string): MailWords {
  const business = { ...settings.business, name: '{{business}}', supportEmail: '{{support}}' };
  const data = new Proxy<Record<string, string>>({}, { get: (_, key) => `{{${String(key)}}}` });
  const content = template({ settings: { ...settings, business }, name: '{{name}}', locale, data });
  const { subject, paragraphs, action, footnotes } = content;
  return { subject, paragraphs, action: action?.label ?? null, footnotes };
}

/** What may stand in a mail's words: what its own words hold in any language, and what every mail knows. */
export function knownPlaceholders(mail: LocalisedMail, settings: Settings): string[] {
  const languages = Object.entries(mail).flatMap(([locale, template]) =>
    template ? textsOf(defaultWords(template, settings, locale)) : [],
  );
  return [...new Set([...GENERAL, ...languages.flatMap(placeholdersIn)])].sort();
}

const MONEY = ['amount', 'rest'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function toReadable(name: string, value: string, currency: string | undefined, locale: string): string {
  if (currency && MONEY.includes(name)) return Number(value) === 0 ? '' : formatMoney(Number(value), currency, locale);
  if (!name.endsWith('On') || !DAY.test(value)) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(value));
}

const readable = (data: Record<string, string>, locale: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, toReadable(name, value, data['currency'], locale)]),
  );

/** What placeholders stand for: `amount` and `rest` are money in `currency`, and what ends in `On` is a day. */
export const valuesOf = ({ settings, name, data, locale }: MailInput): Record<string, string> => ({
  ...readable(data, locale),
  business: settings.business.name,
  support: settings.business.supportEmail ?? '',
  name,
});

/** "Hello {{name}}," reads "Hello," for somebody whose name is not known. */
const fill = (text: string, values: Record<string, string>): string =>
  text
    .replaceAll(/[ \u00a0]*\{\{\s*name\s*\}\}/g, (found) => (values['name'] ? found : ''))
    .replaceAll(PLACEHOLDER, (_, name: string) => values[name] ?? '');

/** A paragraph that would only say what is not there is left out. */
const hasSomethingToSay = (text: string, values: Record<string, string>): boolean => {
  const names = placeholdersIn(text).filter((name) => !GENERAL.includes(name));
  return names.length === 0 || names.some((name) => values[name]);
};

const fillAll = (texts: string[], values: Record<string, string>): string[] =>
  texts.filter((text) => hasSomethingToSay(text, values)).map((text) => fill(text, values));

/** A template with words of the business's own. What the button does and the code stay the template's. */
export const withWords =
  (template: MailTemplate, words: MailWords): MailTemplate =>
  (input): MailContent => {
    const values = valuesOf(input);
    const { action, code } = template(input);
    return {
      subject: fill(words.subject, values),
      paragraphs: fillAll(words.paragraphs, values),
      footnotes: fillAll(words.footnotes, values),
      ...(code ? { code } : {}),
      ...(action ? { action: { ...action, label: words.action ? fill(words.action, values) : action.label } } : {}),
    };
  };
