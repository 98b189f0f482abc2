import type { ContactEntry } from '@client-portal/contract/admin';
import type { Tone } from '@client-portal/kit/status-chip.js';

/** What a contact is called: the name, else the company, the address or the id. */
export const contactName = ({
  firstName,
  lastName,
  company,
  email,
  id,
}: Pick<ContactEntry, 'firstName' | 'lastName' | 'company' | 'email' | 'id'>): string =>
  [firstName, lastName].filter(Boolean).join(' ') || company || email || id;

export const STATE_TONES: Readonly<Record<ContactEntry['state'], Tone>> = {
  none: 'neutral',
  eligible: 'neutral',
  invited: 'accent',
  joined: 'success',
  requested: 'warning',
  suspended: 'danger',
};
