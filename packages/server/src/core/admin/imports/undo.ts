import { and, desc, eq, lte } from 'drizzle-orm';

import { announce } from '../../commit.js';
import type { Statement } from '../../db/change.js';
import { type Actor, recordEvent } from '../../events.js';
import { storeProblems } from './check.js';
import { isStillHeld, tryStep, type Held } from './lease.js';
import { subjectOf } from './start-work.js';
import { type Known, readKnown } from './find-known.js';
import { purgeSearch, removable, removeContacts } from './remove-created.js';
import { type KeptReason, restoreContacts, restoreValues } from './restore-changed.js';
import { importRow } from './schema.js';

const GROUP = 200;
const TRIES = 8;

export type DoneRow = typeof importRow.$inferSelect;

/** Takes back what an import did, from its last row to its first, a group at a time. */
export async function runUndo(held: Held): Promise<void> {
  let size = GROUP;
  while (!held.signal.aborted) {
    const rows = await nextRows(held, size);
    if (rows.length === 0) return finish(held);
    try {
      if (!(await undoGroup(held, rows, false))) return;
      size = GROUP;
    } catch (error) {
      if (!isReferred(error)) throw error;
      // Something that no event tells of hangs on one of them: find out on which.
      if (rows.length === 1 && !(await undoGroup(held, rows, true))) return;
      size = 1;
    }
  }
}

const isReferred = (thrown: unknown): boolean =>
  thrown instanceof Error && (thrown.message.includes('FOREIGN KEY') || isReferred(thrown.cause));

function nextRows({ core, row }: Held, size: number): Promise<DoneRow[]> {
  const left = and(eq(importRow.importId, row.id), lte(importRow.row, row.total - row.position));
  return core.db.select().from(importRow).where(left).orderBy(desc(importRow.row)).limit(size);
}

async function undoGroup(held: Held, rows: DoneRow[], keepsAll: boolean): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await tryGroup(held, rows, keepsAll)) return true;
    if (!(await isStillHeld(held))) return false;
  }
  throw new Error('Contacts were changed by others again and again while an import was undone');
}

async function tryGroup(held: Held, rows: DoneRow[], keepsAll: boolean): Promise<boolean> {
  const { core, row } = held;
  const ids = rows.map(({ contactId }) => contactId);
  const [known, free] = await Promise.all([readKnown(core.db, ids), removable(core, ids)]);
  const removed = keepsAll ? [] : rows.filter((each) => each.created && free.has(each.contactId));
  const changed = rows.filter((each) => !each.created);
  const { restored, kept } = restoreValues(changed, known);
  const keptWhole = rows.filter((each) => each.created && !removed.includes(each));
  const problems = [...kept, ...keptWhole.map((each) => ({ row: each.row, reason: reasonFor(each, known) }))];
  const undone = {
    removed: row.undone!.removed + removed.length,
    restored: row.undone!.restored + restored.length,
    kept: row.undone!.kept + new Set(problems.map((each) => each.row)).size,
  };
  const statements: Statement[] = [
    ...removeContacts(
      held,
      removed.map(({ contactId }) => contactId),
    ),
    ...restoreContacts(held, restored, changed),
    ...storeProblems(core.db, row.id, problems.map(toProblem)),
  ];
  const done = await tryStep(held, { position: row.total - rows.at(-1)!.row + 1, undone }, statements);
  if (done) core.feed.nudge();
  return done;
}

const reasonFor = ({ contactId }: DoneRow, known: Map<string, Known>): KeptReason =>
  known.has(contactId)
    ? { column: '', message: 'The contact has signed in, was edited, or has something by now' }
    : gone;

const gone: KeptReason = { column: '', message: 'The contact is gone' };

const toProblem = ({ row, reason }: { row: number; reason: KeptReason }) => ({
  row,
  kind: 'kept',
  column: reason.column,
  value: '',
  message: reason.message,
});

async function finish(held: Held): Promise<void> {
  const { core, row } = held;
  const { id, undone } = row;
  const actor = row.startedBy as Actor;
  const event = { type: 'import.undone', actor, subject: subjectOf(row), data: { ...undone }, at: core.clock() };
  await purgeSearch(held);
  if (held.signal.aborted) return;
  const done = await tryStep(held, { state: 'undone', position: row.total, leasedUntil: 0 }, [
    core.db.delete(importRow).where(eq(importRow.importId, id)),
    recordEvent(core.db, event),
  ]);
  if (done) announce(core);
}
