import type { FormField } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';

import type { FormMessages } from './messages.js';

export type Complaints = Readonly<Record<string, string>>;
type Translate = (key: keyof FormMessages & string) => string;

const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** What is wrong with the answers, by name of the field, in the reader's words. */
export function checkValues(t: Translate, fields: readonly FormField[], values: Record<string, string>): Complaints {
  const complaints: Record<string, string> = {};
  for (const { name, type, required } of fields) {
    const value = values[name] ?? '';
    if (required && value === '') complaints[name] = t(type === 'checkbox' ? 'unticked' : 'missing');
    else if ((name === 'email' || type === 'email') && value && !ADDRESS.test(value))
      complaints[name] = t('wrong:email');
  }
  return complaints;
}

/** The same for what the server refused; empty when it was not about the fields. */
export function complaintsOf(t: Translate, thrown: unknown): Complaints {
  if (!(thrown instanceof PortalError)) return {};
  const named = thrown.errors.flatMap(({ path }) => /^values\.(.+)$/.exec(path)?.[1] ?? []);
  return Object.fromEntries(named.map((name) => [name, t(name === 'email' ? 'wrong:email' : 'wrong:field')]));
}
