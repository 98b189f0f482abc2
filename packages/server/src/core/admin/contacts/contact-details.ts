import type { ContactDetails, ContactMerge } from '@client-portal/contract/admin';
import { asc, count, desc, eq, sql } from 'drizzle-orm';

import { contactAlias, contactTag, passkey, password } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { contactById, type ContactRow } from './find-contact.js';
import { merge, UNDO_LIFE } from './merge-schema.js';

/** A contact as the business sees it. @throws PortalError `not_found`. */
export async function readContact(core: Core, id: string): Promise<ContactDetails> {
  const row = await contactById(core, id);
  const { db } = core;
  const [tags, aliases, [secret], [keys], merges] = await db.batch([
    db
      .select({ tag: contactTag.tag })
      .from(contactTag)
      .where(eq(contactTag.contactId, id))
      .orderBy(asc(contactTag.tag)),
    db
      .select({ email: contactAlias.email, createdAt: contactAlias.createdAt })
      .from(contactAlias)
      .where(eq(contactAlias.contactId, id))
      .orderBy(asc(contactAlias.createdAt), asc(contactAlias.email)),
    db.select({ has: sql<number>`1` }).from(password).where(eq(password.contactId, id)),
    db.select({ many: count() }).from(passkey).where(eq(passkey.contactId, id)),
    db.select().from(merge).where(eq(merge.intoId, id)).orderBy(desc(merge.createdAt)).limit(50),
  ]);
  return {
    ...toDetails(row),
    tags: tags.map(({ tag }) => tag),
    aliases,
    hasPassword: secret !== undefined,
    passkeys: keys?.many ?? 0,
    merges: merges.filter(({ undoneAt }) => undoneAt === null).map((each) => toMerge(each, core.clock())),
  };
}

function toDetails({ access: _, mergedInto: __, erasedAt: ___, sortName: ____, lastSeen: _____, ...row }: ContactRow) {
  return { ...row, state: row.state as ContactDetails['state'] };
}

function toMerge(row: typeof merge.$inferSelect, now: number): ContactMerge {
  const { email, firstName, lastName } = row.before;
  const until = row.createdAt + UNDO_LIFE;
  const name = [firstName, lastName].filter(Boolean).join(' ') || email || row.fromId;
  return {
    id: row.id,
    from: row.fromId,
    into: row.intoId,
    name,
    at: row.createdAt,
    undoUntil: until > now ? until : null,
  };
}

/** The tags in use and how many contacts carry each, at most 500. */
export const listTags = (core: Core): Promise<{ tag: string; contacts: number }[]> =>
  core.db
    .select({ tag: contactTag.tag, contacts: count() })
    .from(contactTag)
    .groupBy(contactTag.tag)
    .orderBy(asc(contactTag.tag))
    .limit(500);
