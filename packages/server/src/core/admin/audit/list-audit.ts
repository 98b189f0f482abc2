import type { AuditEntry } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, inArray, lt } from 'drizzle-orm';

import { contact } from '../../db/schema.js';
import { apiKey, staff } from '../../db/staff-schema.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { EventRow } from '../../event-feed.js';
import { readSettings } from '../../settings.js';
import { type EventFilter, whereEvent } from './event-filter.js';
import { toLoggedEvent } from './list-events.js';

type Names = ReadonlyMap<string, string>;

const fullName = (row: { firstName: string; lastName: string; email: string | null }) =>
  [row.firstName, row.lastName].filter(Boolean).join(' ') || (row.email ?? '');

const idsOf = (rows: readonly EventRow[], prefix: string): string[] => [
  ...new Set(
    rows
      .flatMap(({ actor, subjectId, contactId }) => [actor.split(':')[1], subjectId, contactId])
      .filter((id): id is string => id?.startsWith(prefix) ?? false),
  ),
];

/** Who is who, in three questions whatever the number of events. */
async function namesOf(core: Core, rows: readonly EventRow[], withContacts: boolean): Promise<Names> {
  const { id, firstName, lastName, email } = contact;
  const [contacts, members, keys] = await core.db.batch([
    core.db
      .select({ id, firstName, lastName, email })
      .from(contact)
      .where(inArray(id, withContacts ? idsOf(rows, 'ctc_') : [])),
    core.db
      .select({ id: staff.id, name: staff.name, email: staff.email })
      .from(staff)
      .where(inArray(staff.id, idsOf(rows, 'stf_'))),
    core.db
      .select({ id: apiKey.id, name: apiKey.name })
      .from(apiKey)
      .where(inArray(apiKey.id, idsOf(rows, 'key_'))),
  ]);
  return new Map([
    ...contacts.map((row) => [row.id, fullName(row)] as const),
    ...members.map((row) => [row.id, row.name || row.email] as const),
    ...keys.map((row) => [row.id, row.name] as const),
  ]);
}

function toEntry(row: EventRow, names: Names): AuditEntry {
  const nameOf = (id: string | null | undefined) => names.get(id ?? '') ?? null;
  return {
    ...toLoggedEvent(row),
    names: { actor: nameOf(row.actor.split(':')[1]), contact: nameOf(row.contactId), subject: nameOf(row.subjectId) },
  };
}

export interface AuditQuery extends EventFilter {
  cursor?: string | undefined;
  limit: number;
  /** Whether the caller may see contacts' names. */
  withContacts: boolean;
}

export interface AuditPage {
  items: AuditEntry[];
  nextCursor: string | null;
}

function toSeq(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new PortalError('invalid_request', 'The cursor is not one of this list');
  return Number(cursor);
}

/** The log for people, newest first, with the names of those it tells of. */
export async function listAudit(
  core: Core,
  { cursor, limit, withContacts, ...filter }: AuditQuery,
): Promise<AuditPage> {
  const { timeZone } = (await readSettings(core.db)).business;
  const rows = await core.db
    .select()
    .from(event)
    .where(and(cursor === undefined ? undefined : lt(event.seq, toSeq(cursor)), whereEvent(filter, timeZone)))
    .orderBy(desc(event.seq))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const names = await namesOf(core, shown, withContacts);
  return {
    items: shown.map((row) => toEntry(row, names)),
    nextCursor: rows.length > limit ? String(shown.at(-1)!.seq) : null,
  };
}
