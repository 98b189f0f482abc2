import { announce } from '../../commit.js';
import { isDuplicate, type Statement } from '../../db/change.js';
import { type Actor, recordEvent } from '../../events.js';
import { readSettings } from '../../settings.js';
import { countPlans } from './check.js';
import { NO_MAILS, orderInvitations } from './order-invitations.js';
import { isStillHeld, tryStep, type Held } from './lease.js';
import { planRows } from './plan-rows.js';
import { readRecords } from './read-records.js';
import { dropFile, subjectOf } from './start-work.js';
import { addCounts, NO_ROWS, RowSorter, type SortedRows } from './sort-rows.js';
import { withCaptureRules } from './capture-rules.js';
import { writePlans } from './write-plans.js';

const GROUP = 400;
const TRIES = 8;

interface Group {
  sorted: SortedRows;
  rows: number;
  /** The number of its last row. */
  last: number;
  /** How many rows of the file are through with this group. */
  done: number;
}

/** Imports the file, a group of rows at a time; each group and the note that it is done are one write. */
export async function runImportWork(held: Held): Promise<void> {
  const { core, signal } = held;
  const { id, settings } = held.row;
  const sorter = new RowSorter(settings.columns);
  const options = withCaptureRules(settings.options, await readSettings(core.db));
  let done = 0;
  for await (const records of readRecords(core.db, id, settings.format!, GROUP)) {
    if (signal.aborted) return;
    // Rows that are through are read again: an address in one of them makes a later row a duplicate.
    const sorted = sorter.sort(records);
    done += records.length;
    if (done <= held.row.position) continue;
    const group = { sorted, rows: records.length, last: records.at(-1)!.row, done };
    if (!(await importGroup(held, group, options))) return;
  }
  await finish(held, options.invite === 'new');
}

async function importGroup(held: Held, group: Group, options: ReturnType<typeof withCaptureRules>): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      if (await tryGroup(held, group, options)) return true;
      if (!(await isStillHeld(held))) return false;
    } catch (error) {
      if (!isDuplicate(error, 'contact.email')) throw error;
    }
    // A contact was made or edited since it was looked up: look again.
  }
  throw new Error(`The rows up to ${group.last} were changed by others again and again`);
}

async function tryGroup(
  held: Held,
  { sorted, rows, done }: Group,
  options: ReturnType<typeof withCaptureRules>,
): Promise<boolean> {
  const { core, row } = held;
  const { candidates, failed } = sorted;
  const plans = await planRows(core.db, candidates, options);
  const counts = { rows, failed, skipped: rows - candidates.length - failed, ...countPlans(plans) };
  const result = addCounts(row.result ?? NO_ROWS, counts);
  const statements = [...writePlans(held, plans, options), ...progressEvent(held, done)];
  const isDone = await tryStep(held, { position: done, result }, statements);
  if (isDone) core.feed.nudge();
  return isDone;
}

/** Every tenth of the way, for pages that listen. */
function progressEvent({ core, row }: Held, done: number): Statement[] {
  const tenth = (count: number) => Math.floor((count * 10) / Math.max(1, row.total));
  if (tenth(done) === tenth(row.position)) return [];
  const data = { done, total: row.total };
  const actor = row.startedBy as Actor;
  return [recordEvent(core.db, { type: 'import.progressed', actor, subject: subjectOf(row), data, at: core.clock() })];
}

async function finish(held: Held, invite: boolean): Promise<void> {
  const { core, row } = held;
  const now = core.clock();
  const result = row.result ?? NO_ROWS;
  const invitations = invite && result.created > result.withoutAddress ? await orderInvitations(held) : NO_MAILS;
  const event = {
    type: 'import.finished',
    actor: row.startedBy as Actor,
    subject: subjectOf(row),
    data: { ...result },
    at: now,
  };
  const step = {
    state: 'done' as const,
    finishedAt: now,
    result,
    sample: [],
    mailBatch: invitations.id,
    leasedUntil: 0,
  };
  if (await tryStep(held, step, [...invitations.statements, dropFile(core, row.id), recordEvent(core.db, event)]))
    announce(core);
}
