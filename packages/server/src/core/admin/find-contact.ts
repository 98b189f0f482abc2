import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';

import { contact } from '../db/schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';

/** An e-mail address as a person types it. */
export const Address = z.string().trim().max(254).pipe(z.email('Enter an e-mail address such as name@example.com'));

export type ContactRow = typeof contact.$inferSelect;

/** The contact with an address, as a person types it; undefined when there is none. */
export async function findContact(core: Core, email: string): Promise<ContactRow | undefined> {
  const [row] = await core.db
    .select()
    .from(contact)
    .where(eq(contact.email, normaliseEmail(email)));
  return row;
}

/** @throws PortalError `not_found` when nobody has this address. */
export async function requireContact(core: Core, email: string): Promise<ContactRow> {
  const row = await findContact(core, email);
  if (!row) throw new PortalError('not_found', `There is no contact with the address ${email}`);
  return row;
}
