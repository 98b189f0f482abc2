import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';
import { and, eq, isNull } from 'drizzle-orm';

import { type ContactRow, contactAt } from '../../auth/contact-address.js';
import { contact } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';

export type { ContactRow };

/** An e-mail address as a person types it. */
export const Address = z.string().trim().max(254).pipe(z.email('Enter an e-mail address such as name@example.com'));

/** The contact with an address or alias, as a person types it; undefined when there is none. */
export const findContact = (core: Core, email: string): Promise<ContactRow | undefined> =>
  contactAt(core.db, normaliseEmail(email));

/** @throws PortalError `not_found` when nobody has this address. */
export async function requireContact(core: Core, email: string): Promise<ContactRow> {
  const row = await findContact(core, email);
  if (!row) throw new PortalError('not_found', `There is no contact with the address ${email}`);
  return row;
}

/** @throws PortalError `not_found` when there is no such contact, or it was merged or erased. */
export async function contactById(core: Core, id: string): Promise<ContactRow> {
  const [row] = await core.db
    .select()
    .from(contact)
    .where(and(eq(contact.id, id), isNull(contact.mergedInto), isNull(contact.erasedAt)));
  if (!row) throw new PortalError('not_found', 'There is no such contact');
  return row;
}
