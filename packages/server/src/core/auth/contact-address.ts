import { eq, inArray, or, sql, type SQL } from 'drizzle-orm';

import type { PortalDatabase } from '../db/database.js';
import { contact, contactAlias } from '../db/schema.js';

/** Matches the contact that an address belongs to, as its own one or as an alias. The address is normalised. */
export const hasAddress = (email: string): SQL =>
  or(
    eq(contact.email, email),
    sql`${contact.id} = (SELECT ${contactAlias.contactId} FROM ${contactAlias} WHERE ${contactAlias.email} = ${email})`,
  )!;

export type ContactRow = typeof contact.$inferSelect;

/** The contact that a normalised address belongs to. */
export async function contactAt(db: PortalDatabase, email: string): Promise<ContactRow | undefined> {
  const [row] = await db.select().from(contact).where(hasAddress(email));
  return row;
}

/** Whose each of many normalised addresses is; those that are nobody's are missing. Ask for at most 500 at once. */
export async function contactIdsAt(db: PortalDatabase, emails: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...emails];
  const [own, aliases] = await db.batch([
    db.select({ email: contact.email, id: contact.id }).from(contact).where(inArray(contact.email, wanted)),
    db
      .select({ email: contactAlias.email, id: contactAlias.contactId })
      .from(contactAlias)
      .where(inArray(contactAlias.email, wanted)),
  ]);
  return new Map([...own, ...aliases].map(({ email, id }) => [email!, id]));
}
