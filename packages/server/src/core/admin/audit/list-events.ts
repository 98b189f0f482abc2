import type { LoggedEvent } from '@client-portal/contract/admin';
import { and, asc, gt, max } from 'drizzle-orm';

import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { EventRow } from '../../event-feed.js';
import { type EventFilter, whereEvent } from './event-filter.js';

export const toLoggedEvent = (row: EventRow): LoggedEvent => ({
  id: String(row.seq),
  seq: row.seq,
  type: row.type,
  actor: row.actor,
  subject: row.subjectType && row.subjectId ? { type: row.subjectType, id: row.subjectId } : null,
  contactId: row.contactId,
  data: JSON.parse(row.data) as Record<string, unknown>,
  at: row.at,
});

export interface EventPage {
  items: LoggedEvent[];
  after: number;
  more: boolean;
}

/**
 * The events after a sequence, oldest first. Nothing can appear later below `after`: the database has one writer,
 * which gives out the sequence inside the transaction that makes the event visible.
 */
export async function listEvents(core: Core, filter: EventFilter, after: number, limit: number): Promise<EventPage> {
  const page = core.db
    .select()
    .from(event)
    .where(and(gt(event.seq, after), whereEvent(filter)))
    .orderBy(asc(event.seq))
    .limit(limit + 1);
  // One batch sees one moment: an end read separately could be ahead of the events of a slower replica.
  const [rows, [end]] = await core.db.batch([page, core.db.select({ seq: max(event.seq) }).from(event)]);
  const more = rows.length > limit;
  const items = rows.slice(0, limit).map(toLoggedEvent);
  return { items, more, after: more ? items.at(-1)!.seq : Math.max(after, end?.seq ?? 0) };
}
