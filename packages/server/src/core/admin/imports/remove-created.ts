import { type SQL, sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import type { Core } from '../../deps.js';
import { expectThat, type Held } from './lease.js';
import { insertEvents } from './insert-many.js';

/** What an import itself does to a contact, and what mails say of themselves: none of it is use. */
const ITS_OWN =
  sql.raw(`e.type IN ('contact.created', 'contact.invited') OR e.type LIKE 'invitation.%' OR e.type LIKE 'mail.%'
  OR (e.type = 'entitlement.granted' AND e.data->>'import' IS NOT NULL)`);

/** Nobody has signed in as them, edited them or given them anything, as far as the log of events tells. */
const isUntouched: SQL = sql`first_login_at IS NULL AND access = 'eligible'
  AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.contact_id = contact.id AND NOT (${ITS_OWN}))
  AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.subject_type = 'contact' AND e.subject_id = contact.id AND NOT (${ITS_OWN}))`;

const among = (ids: readonly string[]) => sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Which of the contacts that an import made can be removed again. */
export async function removable({ db }: Core, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.all<{ id: string }>(sql`SELECT id FROM contact WHERE ${among(ids)} AND ${isUntouched}`);
  return new Set(rows.map(({ id }) => id));
}

/** Removes them with all that hangs on them; stale when one of them has been used meanwhile. */
export function removeContacts({ core, row }: Held, ids: readonly string[]): Statement[] {
  if (ids.length === 0) return [];
  const now = core.clock();
  const events = ids.map((id) => ({ type: 'contact.removed', id, isTold: true, data: { import: row.id } }));
  return [
    // Wiping each of them from the search index would take a hundred times as long; `purgeSearch` does it for all.
    setSecureDelete(core.db, 0),
    core.db.run(sql`DELETE FROM contact WHERE ${among(ids)} AND ${isUntouched}`),
    setSecureDelete(core.db, 1),
    expectThat(core.db, sql`NOT EXISTS (SELECT 1 FROM contact WHERE ${among(ids)})`),
    ...insertEvents(core.db, row.startedBy ?? 'system', events, now),
  ];
}

// Numbers are written out: the drivers bind them as fractions, which the search index does not take.
const setSecureDelete = (db: PortalDatabase, value: 0 | 1): Statement =>
  db.run(sql`INSERT INTO contact_fts (contact_fts, rank) VALUES ('secure-delete', ${sql.raw(String(value))})`);

const PAGES = 200;
const MOST_MERGES = 5000;

/** Leaves nothing of removed contacts in the search index, in steps that keep nobody waiting. */
export async function purgeSearch({ core, signal }: Held): Promise<void> {
  const { db } = core;
  const changes = () => db.all<{ n: number }>(sql`SELECT total_changes() AS n`);
  for (let step = 0; step < MOST_MERGES && !signal.aborted; step++) {
    // The first call, with a negative number, has the whole index merged; less than two changes say that it is.
    const merge = sql`INSERT INTO contact_fts (contact_fts, rank) VALUES ('merge', ${sql.raw(String(step === 0 ? -PAGES : PAGES))})`;
    const [before, , after] = await db.batch([changes(), db.run(merge), changes()]);
    if (after[0]!.n - before[0]!.n < 2) return;
  }
}
