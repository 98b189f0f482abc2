import type { ContactEvent, ContactSession } from '@client-portal/contract/admin';
import { and, desc, eq, gt, sql } from 'drizzle-orm';

import { session } from '../../db/schema.js';
import type { EventRow } from '../../event-feed.js';
import type { Core } from '../../deps.js';
import { wrongCursor } from './contact-filter.js';
import { contactById } from './find-contact.js';

const toEvent = (row: EventRow): ContactEvent => ({
  id: String(row.seq),
  type: row.type,
  actor: row.actor,
  subject: row.subjectType && row.subjectId ? { type: row.subjectType, id: row.subjectId } : null,
  at: row.at,
  data: JSON.parse(row.data) as Record<string, unknown>,
});

/** What happened to a contact and to those that became part of it, latest first. */
export async function listContactEvents(
  core: Core,
  id: string,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: ContactEvent[]; nextCursor: string | null }> {
  await contactById(core, id);
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw wrongCursor();
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const size = Math.min(limit, 100);
  const columns = sql`seq, type, actor, subject_type AS "subjectType", subject_id AS "subjectId", contact_id AS "contactId", data, at`;
  const ids = await core.db.all<{ id: string }>(sql`WITH RECURSIVE part (id) AS (
    SELECT ${id} UNION SELECT c.id FROM contact AS c JOIN part ON c.merged_into = part.id) SELECT id FROM part LIMIT 100`);
  const parts = ids.flatMap((part) => [
    sql`SELECT * FROM (SELECT ${columns} FROM event WHERE contact_id = ${part.id} AND seq < ${before}
      ORDER BY seq DESC LIMIT ${size + 1})`,
    sql`SELECT * FROM (SELECT ${columns} FROM event WHERE subject_type = 'contact' AND subject_id = ${part.id}
      AND seq < ${before} ORDER BY seq DESC LIMIT ${size + 1})`,
  ]);
  const rows = await core.db.all<EventRow>(sql`${sql.join(parts, sql` UNION `)} ORDER BY seq DESC LIMIT ${size + 1}`);
  const items = rows.slice(0, size).map(toEvent);
  return { items, nextCursor: rows.length > size ? items.at(-1)!.id : null };
}

/** Where a contact is signed in, latest first. */
export async function listContactSessions(core: Core, id: string): Promise<ContactSession[]> {
  await contactById(core, id);
  const rows = await core.db
    .select()
    .from(session)
    .where(and(eq(session.contactId, id), gt(session.expiresAt, core.clock())))
    .orderBy(desc(session.createdAt))
    .limit(100);
  return rows
    .filter(({ actingStaffId }) => actingStaffId === null)
    .map(({ id: name, method, userAgent, origin, createdAt, seenAt, expiresAt }) => ({
      id: name,
      method,
      userAgent,
      origin,
      createdAt,
      seenAt,
      expiresAt,
    }));
}
