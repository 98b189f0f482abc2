import type { Passkey, Profile } from '@client-portal/contract/profile';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';

import type { PortalDatabase } from '../../core/db/database.js';
import { contact, link, passkey, password } from '../../core/db/schema.js';

export async function findProfile(db: PortalDatabase, contactId: string, now: number): Promise<Profile> {
  const pending = db
    .select({ email: link.email })
    .from(link)
    .where(
      and(
        eq(link.contactId, contactId),
        eq(link.purpose, 'email-change'),
        isNull(link.usedAt),
        isNull(link.replacedAt),
        isNull(link.revokedAt),
        gt(link.expiresAt, now),
      ),
    )
    .orderBy(desc(link.createdAt))
    .limit(1);
  const [row] = await db
    .select({
      id: contact.id,
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      pendingEmail: sql<string | null>`(${pending})`,
      phone: contact.phone,
      company: contact.company,
      locale: contact.locale,
      timeZone: contact.timeZone,
      hasPassword: sql<number>`${password.contactId} IS NOT NULL`,
      createdAt: contact.createdAt,
    })
    .from(contact)
    .leftJoin(password, eq(password.contactId, contact.id))
    .where(eq(contact.id, contactId));
  return { ...row!, hasPassword: Boolean(row!.hasPassword) };
}

export const listPasskeys = (db: PortalDatabase, contactId: string): Promise<Passkey[]> =>
  db
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt, lastUsedAt: passkey.lastUsedAt })
    .from(passkey)
    .where(eq(passkey.contactId, contactId))
    .orderBy(desc(passkey.createdAt))
    .limit(50);
