import type { ContactRow } from './find-contact.js';
import type { ContactValues } from './merge-schema.js';

const earliest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
const latest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** What the contact that stays lacks and the other one has. */
export function fillIn(into: ContactRow, from: ContactRow): ContactValues {
  const isNameless = !into.firstName && !into.lastName;
  const wanted: ContactValues = {
    email: into.email ?? from.email,
    firstName: isNameless ? from.firstName : into.firstName,
    lastName: isNameless ? from.lastName : into.lastName,
    phone: into.phone || from.phone,
    company: into.company || from.company,
    address: into.address || from.address,
    locale: into.locale ?? from.locale,
    timeZone: into.timeZone ?? from.timeZone,
    fields: { ...from.fields, ...into.fields },
    invitedAt: earliest(into.invitedAt, from.invitedAt),
    lastInvitedAt: latest(into.lastInvitedAt, from.lastInvitedAt),
    firstLoginAt: earliest(into.firstLoginAt, from.firstLoginAt),
    lastLoginAt: latest(into.lastLoginAt, from.lastLoginAt),
  };
  return differing(wanted, into);
}

/** The values that are not those of the row. */
export const differing = (values: ContactValues, row: ContactRow): ContactValues =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(row[name as keyof ContactRow]),
    ),
  );

/** Nothing personal, nothing that counts. */
export const EMPTY = {
  email: null,
  firstName: '',
  lastName: '',
  phone: '',
  company: '',
  address: '',
  locale: null,
  timeZone: null,
  access: 'suspended',
  suspendedReason: '',
  invitedAt: null,
  lastInvitedAt: null,
  firstLoginAt: null,
  lastLoginAt: null,
  fields: {},
  bouncedAt: null,
} as const satisfies ContactValues;

/** What an undone merge puts back. */
export function snapshot({ state: _, sortName: __, lastSeen: ___, ...row }: ContactRow): ContactValues {
  return row;
}
