import type { ContactFilter } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, asc, sql } from 'drizzle-orm';

import { contact } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { drivenBy, tablesOf, toContactQuery } from '../contacts/contact-filter.js';

const MOST = 100_000;

interface Choice {
  contactIds?: string[] | undefined;
  filter?: ContactFilter | undefined;
}

function oneOfTwo(message: string): PortalError {
  return new PortalError('invalid_request', message, { errors: [{ path: 'contactIds', message }] });
}

/** Whom a batch goes to: those that are named, or those that a filter matches now, in the order in which they came. */
export async function toRecipients(core: Core, { contactIds, filter }: Choice): Promise<string[]> {
  if ((contactIds === undefined) === (filter === undefined)) {
    throw oneOfTwo('Name contacts or give a filter, one of the two');
  }
  if (contactIds) return contactIds;
  const query = toContactQuery([filter!]);
  const rows = await core.db.all<{ id: string }>(sql`SELECT ${contact.id} AS id FROM ${tablesOf(query)}
    WHERE ${and(drivenBy(query), query.where)} ORDER BY ${asc(contact.id)} LIMIT ${MOST}`);
  if (rows.length === 0) throw oneOfTwo('No contact matches this filter');
  return rows.map(({ id }) => id);
}
