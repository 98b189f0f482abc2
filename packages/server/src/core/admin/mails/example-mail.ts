import type { Settings } from '../../settings.js';

const EXAMPLES: Record<string, string> = {
  code: '123456',
  minutes: '10',
  days: '7',
  email: 'mara@example.com',
  passkey: 'Phone',
  message: 'We look forward to having you.',
  number: 'INV-0042',
  title: 'Website, second part',
  currency: 'EUR',
  amount: '124000',
  rest: '0',
  dueOn: '2026-12-31',
};

/** What a mail is made of when it is only looked at. */
export function exampleOf(settings: Settings, locale: string, keys: readonly string[]) {
  const data = Object.fromEntries(keys.map((key) => [key, EXAMPLES[key] ?? key]));
  const url = settings.pages[0] ?? 'https://www.example.com/clients';
  return { settings, name: 'Mara', locale, data: { ...EXAMPLES, ...data, url } };
}
