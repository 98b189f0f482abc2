import type { ContactDetails, NewContact } from '@client-portal/contract/admin';

import type { ContactsKey } from './messages.js';

/** One of the business's own fields as it is typed; `key` stays while the name changes. */
export interface FieldRow {
  key: string;
  name: string;
  value: string;
}

/** A contact as it is typed. */
export interface ContactDraft {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  phone: string;
  address: string;
  locale: string;
  timeZone: string;
  tags: readonly string[];
  fields: readonly FieldRow[];
}

export const emptyDraft: ContactDraft = {
  ...{ email: '', firstName: '', lastName: '', company: '', phone: '', address: '', locale: '', timeZone: '' },
  ...{ tags: [], fields: [] },
};

let rows = 0;

export const newRow = (name = '', value = ''): FieldRow => ({ key: `field${++rows}`, name, value });

export const toDraft = (contact: ContactDetails): ContactDraft => ({
  email: contact.email ?? '',
  firstName: contact.firstName,
  lastName: contact.lastName,
  company: contact.company,
  phone: contact.phone,
  address: contact.address,
  locale: contact.locale ?? '',
  timeZone: contact.timeZone ?? '',
  tags: contact.tags,
  fields: Object.entries(contact.fields).map(([name, value]) => newRow(name, value)),
});

const isFilled = ({ name, value }: FieldRow) => name.trim() !== '' || value.trim() !== '';

/** What the server takes. */
export const toBody = ({ email, locale, timeZone, tags, fields, ...rest }: ContactDraft): NewContact => ({
  ...rest,
  email: email.trim() || null,
  locale: locale || null,
  timeZone: timeZone.trim() || null,
  tags: [...tags],
  fields: Object.fromEntries(fields.filter(isFilled).map(({ name, value }) => [name.trim(), value])),
});

/** What is wrong with rows that would otherwise be lost: one without a name, or with a name that another one has. */
export function fieldComplaints(fields: readonly FieldRow[]): Readonly<Record<string, ContactsKey>> {
  const names = new Set<string>();
  const complaints: Record<string, ContactsKey> = {};
  for (const { key, name, value } of fields.filter(isFilled)) {
    const trimmed = name.trim();
    if (!trimmed && value) complaints[key] = 'fieldNameless';
    else if (names.has(trimmed)) complaints[key] = 'fieldTwice';
    names.add(trimmed);
  }
  return complaints;
}
