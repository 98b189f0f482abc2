import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';

import { HOUR, MINUTE } from './clock.js';
import { commit } from './commit.js';
import type { Statement } from './db/change.js';
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
}

export interface OutboxItem {
  id: string;
  payload: unknown;
  attempts: number;
}

/** Does the work; the statements it answers with are written together with the note that it is done. */
export type OutboxHandler = (core: Core, item: OutboxItem) => Promise<Statement[]>;

/** Thrown by a handler for what no other try can mend. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

const LEASE = 2 * MINUTE;
const RETRY_AFTER = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
const BATCH = 20;

/**
 * The statement that queues work beside its cause. What it holds is unreadable in a copy of the database.
 * An array, because awaiting a bare drizzle statement would run it.
 */
export async function enqueue(
  core: Core,
  { kind, payload, dedupeKey, dropAfter = null }: OutboxEntry,
): Promise<Statement[]> {
  const now = core.clock();
  const sealed = await core.keys.seal('outbox', JSON.stringify(payload));
  const values = { id: createId('msg'), kind, payload: sealed, dedupeKey, dueAt: now, dropAfter, createdAt: now };
  return [core.db.insert(outbox).values(values).onConflictDoNothing()];
}

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

async function postpone(core: Core, row: Row, error: unknown): Promise<void> {
  const wait = RETRY_AFTER[row.attempts];
  const message = error instanceof Error ? error.message : String(error);
  core.log.warn(
    { outbox: row.id, kind: row.kind, attempts: row.attempts + 1, error: message },
    'Outbox entry not sent yet',
  );
  if (error instanceof Undeliverable || wait === undefined) return void (await settle(core, row, 'failed', message));
  await core.db
    .update(outbox)
    .set({ dueAt: core.clock() + wait, attempts: row.attempts + 1, leasedUntil: 0, lastError: message })
    .where(eq(outbox.id, row.id));
}

async function handle(core: Core, handlers: Record<string, OutboxHandler>, row: Row): Promise<void> {
  if (row.dropAfter !== null && row.dropAfter <= core.clock()) return void (await settle(core, row, 'dropped'));
  try {
    const handler = handlers[row.kind];
    if (!handler) throw new Undeliverable(`Nothing handles ${row.kind}`);
    const payload: unknown = JSON.parse(await core.keys.open('outbox', row.payload));
    const statements = await handler(core, { id: row.id, payload, attempts: row.attempts });
    await commit(core, [...statements, settle(core, row, 'sent')]);
  } catch (error) {
    await postpone(core, row, error);
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
