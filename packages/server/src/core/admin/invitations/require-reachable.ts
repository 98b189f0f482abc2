import { PortalError } from '@client-portal/contract/errors';

import type { ContactRow } from '../contacts/find-contact.js';

const nameOf = (row: ContactRow): string =>
  row.email ?? ([row.firstName, row.lastName].filter(Boolean).join(' ') || 'This contact');

function requireAddress(row: ContactRow): string {
  if (row.email !== null) return row.email;
  const message = `${nameOf(row)} has no e-mail address. Add one first`;
  throw new PortalError('invalid_request', message, { reason: 'no_address', errors: [{ path: 'contactId', message }] });
}

/** The address to invite a contact at. Who asked for access is let in by it. @throws PortalError with the reason why not. */
export function requireInvitable(row: ContactRow): string {
  if (row.access === 'suspended') {
    throw new PortalError('conflict', `${nameOf(row)} is suspended. Restore the contact first`, {
      reason: 'suspended',
    });
  }
  return requireAddress(row);
}

/** The address of a contact who may sign in. @throws PortalError with the reason why not. */
export function requireEligible(row: ContactRow): string {
  const email = requireInvitable(row);
  if (row.access === 'requested') {
    throw new PortalError('conflict', `${nameOf(row)} waits to be let in. Approve the request first`, {
      reason: 'not_approved',
    });
  }
  return email;
}
