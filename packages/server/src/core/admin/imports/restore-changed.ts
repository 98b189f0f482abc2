import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { Held } from './lease.js';
import type { ValueName } from './candidate.js';
import type { Known } from './find-known.js';
import type { RowChange } from './plan-rows.js';
import type { DoneRow } from './undo.js';
import { updateContacts } from './update-contacts.js';
import { insertEvents } from './insert-many.js';

export interface KeptReason {
  column: string;
  message: string;
}

export interface Restored {
  known: Known;
  /** Put on by the import. */
  tags: string[];
  names: string[];
}

export interface Restoration {
  restored: Restored[];
  kept: { row: number; reason: KeptReason }[];
}

const CHANGED = 'Was changed since the import, and stays as it is';

/** Puts back one kind of values; answers the names of those that somebody else has changed since. */
function putBack(now: Record<string, string>, before: Record<string, string>, after: Record<string, string>): string[] {
  const kept: string[] = [];
  for (const [name, value] of Object.entries(after)) {
    if ((now[name] ?? '') === value) now[name] = before[name] ?? '';
    else kept.push(name);
  }
  return kept;
}

function restore(known: Known, change: RowChange): string[] {
  const kept = putBack(known.values as Record<ValueName, string>, change.before, change.after);
  const keptFields = putBack(known.fields, change.fieldsBefore, change.fieldsAfter);
  for (const name of Object.keys(change.fieldsAfter)) if (known.fields[name] === '') delete known.fields[name];
  return [...kept, ...keptFields];
}

const isEmpty = ({ after, fieldsAfter, tags }: RowChange): boolean =>
  tags.length === 0 && Object.keys(after).length === 0 && Object.keys(fieldsAfter).length === 0;

/** What contacts were before the import, as far as nobody has changed it since. */
export function restoreValues(rows: readonly DoneRow[], contacts: Map<string, Known>): Restoration {
  const restoration: Restoration = { restored: [], kept: [] };
  for (const { row, contactId, change } of rows) {
    if (isEmpty(change)) continue;
    const known = contacts.get(contactId);
    if (!known) {
      restoration.kept.push({ row, reason: { column: '', message: 'The contact is gone' } });
      continue;
    }
    const kept = restore(known, change);
    restoration.kept.push(...kept.map((column) => ({ row, reason: { column, message: CHANGED } })));
    const names = [...Object.keys(change.after), ...Object.keys(change.fieldsAfter)].filter(
      (name) => !kept.includes(name),
    );
    if (names.length + change.tags.length > 0) restoration.restored.push({ known, tags: change.tags, names });
  }
  return restoration;
}

/** Writes what was restored, and takes back what the import gave to those who were there before. */
export function restoreContacts(
  { core, row }: Held,
  restored: readonly Restored[],
  rows: readonly DoneRow[],
): Statement[] {
  const { db } = core;
  const now = core.clock();
  const tags = restored.flatMap((each) => each.tags.map((tag) => ({ id: each.known.id, tag })));
  const events = restored.map((each) => ({
    type: 'contact.edited',
    id: each.known.id,
    isTold: false,
    data: { fields: [...each.names, ...(each.tags.length > 0 ? ['tags'] : [])], import: row.id },
  }));
  return [
    ...updateContacts(
      db,
      restored.map(({ known }) => known),
      now,
    ),
    ...(tags.length === 0 ? [] : [dropTags(core.db, tags)]),
    ...revokeGrants(
      core.db,
      row.id,
      rows.map(({ contactId }) => contactId),
      row.startedBy ?? 'system',
      now,
    ),
    ...insertEvents(db, row.startedBy ?? 'system', events, now),
  ];
}

type Db = Held['core']['db'];

const dropTags = (db: Db, tags: readonly object[]): Statement =>
  db.run(sql`DELETE FROM contact_tag WHERE (contact_id, tag) IN
    (SELECT value->>'id', value->>'tag' FROM json_each(${JSON.stringify(tags)}))`);

function revokeGrants(db: Db, importId: string, ids: readonly string[], actor: string, now: number): Statement[] {
  if (ids.length === 0) return [];
  const held = sql`source = 'import' AND source_id = ${importId} AND revoked_at IS NULL
    AND contact_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return [
    db.run(sql`INSERT INTO event (type, actor, subject_type, subject_id, contact_id, data, at)
      SELECT 'entitlement.revoked', ${actor}, 'contact', contact_id, contact_id,
        json_object('resource', resource, 'import', source_id), ${now} FROM entitlement WHERE ${held}`),
    db.run(sql`UPDATE entitlement SET revoked_at = ${now} WHERE ${held}`),
  ];
}
