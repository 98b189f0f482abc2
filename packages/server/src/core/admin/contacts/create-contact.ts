import { PortalError } from '@client-portal/contract/errors';

import { isDuplicate, type Statement } from '../../db/change.js';
import { contact, contactTag } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { createId } from '../../ids.js';

type Row = typeof contact.$inferInsert;

/** A person who is not in the database yet. */
export interface NewContact extends Omit<Row, 'id' | 'email' | 'createdAt' | 'updatedAt'> {
  /** Normalised (`normaliseEmail`); null for somebody who cannot be invited yet. */
  email: string | null;
  tags?: readonly string[];
}

export interface CreatedContact {
  id: string;
  /** The row, its tags, and the event `contact.created`: put them into one batch with what belongs to it. */
  statements: Statement[];
}

/**
 * Makes a contact; every way in uses this, also in bulk. `details` joins the source in the event and holds no personal data.
 * The batch is refused when the address is taken, also as another contact's alias: `(isDuplicate(error, 'contact.email') || isDuplicate(error, 'contact_alias.email'))`.
 */
export function createContactRow(
  core: Core,
  actor: Actor,
  { tags = [], ...values }: NewContact,
  details: Record<string, string> = {},
): CreatedContact {
  const id = createId('ctc');
  const now = core.clock();
  const row = { ...values, id, createdAt: now, updatedAt: now };
  const named = [...new Set(tags)].map((tag) => ({ contactId: id, tag }));
  const statements: Statement[] = [core.db.insert(contact).values(row)];
  if (named.length > 0) statements.push(core.db.insert(contactTag).values(named));
  const subject = { type: 'contact', id };
  const data = { source: values.source, ...details };
  statements.push(recordEvent(core.db, { type: 'contact.created', actor, subject, contactId: id, data, at: now }));
  return { id, statements };
}

/** Says whose address it is when a write failed because it is taken; any other error comes back as it is. */
export function addressTaken(error: unknown, owner: { id: string } | undefined, email: string): unknown {
  if (!(isDuplicate(error, 'contact.email') || isDuplicate(error, 'contact_alias.email')) || !owner) return error;
  return new PortalError('conflict', `${email} belongs to the contact ${owner.id}`, {
    reason: 'address_taken',
    errors: [{ path: 'email', message: owner.id }],
  });
}
