import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';

import { MINUTE } from './clock.js';
import { commit } from './commit.js';
import { write, type Statement } from './db/change.js';
import { outbox } from './db/work-schema.js';
import type { Core } from './deps.js';
import { createId } from './ids.js';

export interface OutboxEntry {
  kind: string;
  payload: unknown;
  /** A second entry with the same key is not written. */
  dedupeKey: string;
  /** Not worth sending after this instant, such as a link that has expired. */
  dropAfter?: number | null;
  /** Not before this instant; at once when left out. */
  dueAt?: number;
}

export interface OutboxItem {
  id: string;
  payload: unknown;
  attempts: number;
}

export interface OutboxMiss {
  id: string;
  /** `waiting`: for what the handler lacks; `retrying`: it is tried again; the others are final. */
  state: 'waiting' | 'retrying' | 'failed' | 'dropped';
  /** Null where it was only too late. */
  error: unknown;
}

export interface OutboxHandler {
  /** Does the work; the statements it answers with are written together with the note that it is done. */
  (core: Core, item: OutboxItem): Promise<Statement[]>;
  /** What is written together with the note that it was not done, or not yet. */
  missed?(core: Core, miss: OutboxMiss): Statement[];
}

/** Thrown by a handler for what no other try can mend. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** Thrown by a handler that lacks what it works with: the entry waits, however long, and no try is counted. */
export class Waiting extends Error {
  override readonly name = 'Waiting';
}

/** Longer than a full batch takes with a mail server that hangs. */
const LEASE = 5 * MINUTE;
const LOOK_AGAIN = 5 * MINUTE;
/** Close together at first, because links expire; then for four days, as mail servers do (RFC 5321, 4.5.4.1). */
const RETRY_AFTER = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 1440, 1440].map((count) => count * MINUTE);
const BATCH = 20;

/** Queues work beside its cause, and tells its id. What it holds is unreadable in a copy of the database. */
export async function enqueueNamed(
  core: Core,
  { kind, payload, dedupeKey, dropAfter = null, dueAt }: OutboxEntry,
): Promise<{ id: string; statements: Statement[] }> {
  const now = core.clock();
  const sealed = await core.keys.seal('outbox', JSON.stringify(payload));
  const id = createId('msg');
  const values = { id, kind, payload: sealed, dedupeKey, dueAt: dueAt ?? now, dropAfter, createdAt: now };
  return { id, statements: [core.db.insert(outbox).values(values).onConflictDoNothing()] };
}

/** The statement that queues work. An array, because awaiting a bare drizzle statement would run it. */
export const enqueue = async (core: Core, entry: OutboxEntry): Promise<Statement[]> =>
  (await enqueueNamed(core, entry)).statements;

type Row = typeof outbox.$inferSelect;

function lease(core: Core): Promise<Row[]> {
  const now = core.clock();
  const free = and(isNull(outbox.settledAt), lte(outbox.dueAt, now), lte(outbox.leasedUntil, now));
  const due = core.db.select({ id: outbox.id }).from(outbox).where(free).orderBy(asc(outbox.dueAt)).limit(BATCH);
  return core.db
    .update(outbox)
    .set({ leasedUntil: now + LEASE })
    .where(and(inArray(outbox.id, due), lte(outbox.leasedUntil, now)))
    .returning();
}

const settle = (core: Core, row: Row, outcome: 'sent' | 'failed' | 'dropped', lastError: string | null = null) =>
  core.db
    .update(outbox)
    .set({ outcome, lastError, settledAt: core.clock(), payload: '', attempts: row.attempts + 1 })
    .where(eq(outbox.id, row.id));

/** When it is tried again; undefined when it is not. */
function nextTry(row: Row, error: unknown): number | undefined {
  if (error instanceof Undeliverable) return undefined;
  return error instanceof Waiting ? LOOK_AGAIN : RETRY_AFTER[row.attempts];
}

async function postpone(core: Core, handler: OutboxHandler | undefined, row: Row, error: unknown): Promise<void> {
  const wait = nextTry(row, error);
  const message = error instanceof Error ? error.message : String(error);
  const isWaiting = error instanceof Waiting;
  const attempts = row.attempts + (isWaiting ? 0 : 1);
  const state = wait === undefined ? 'failed' : isWaiting ? 'waiting' : 'retrying';
  if (!isWaiting) {
    core.log.warn({ outbox: row.id, kind: row.kind, attempts, error: message }, 'Outbox entry not sent yet');
  }
  const also = handler?.missed?.(core, { id: row.id, state, error }) ?? [];
  if (wait === undefined) return void (await commit(core, [settle(core, row, 'failed', message), ...also]));
  const again = { dueAt: core.clock() + wait, attempts, leasedUntil: 0, lastError: message };
  await write(core.db, [core.db.update(outbox).set(again).where(eq(outbox.id, row.id)), ...also]);
}

async function handle(core: Core, handlers: Record<string, OutboxHandler>, row: Row): Promise<void> {
  const handler = handlers[row.kind];
  if (row.dropAfter !== null && row.dropAfter <= core.clock()) {
    const also = handler?.missed?.(core, { id: row.id, state: 'dropped', error: null }) ?? [];
    return void (await commit(core, [settle(core, row, 'dropped'), ...also]));
  }
  try {
    if (!handler) throw new Undeliverable(`Nothing handles ${row.kind}`);
    const payload: unknown = JSON.parse(await core.keys.open('outbox', row.payload));
    const statements = await handler(core, { id: row.id, payload, attempts: row.attempts });
    await commit(core, [...statements, settle(core, row, 'sent')]);
  } catch (error) {
    await postpone(core, handler, row, error);
  }
}

/** Sends everything that is due. Several nodes may run it at once: each entry is leased by one of them. */
export async function runOutbox(core: Core, handlers: Record<string, OutboxHandler>): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await lease(core);
    if (rows.length === 0) return count;
    await Promise.all(rows.map((row) => handle(core, handlers, row)));
    count += rows.length;
  }
}
