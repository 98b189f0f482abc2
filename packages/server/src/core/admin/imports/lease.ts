import { and, eq, lte, type SQL, sql } from 'drizzle-orm';

import { MINUTE, SECOND } from '../../clock.js';
import { expectChange, tryWrite, type Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import type { Core } from '../../deps.js';
import { imports, type ImportRecord } from './schema.js';

/** Longer than any one step takes, and what passes after a crash until another process goes on. */
const LEASE = 8 * SECOND;
const MOST_FAILURES = 6;

/** An import that this process alone works on; `row` is how it stands in the database. */
export interface Held {
  core: Core;
  row: ImportRecord;
  signal: AbortSignal;
}

const isUnderWay = sql`${imports.state} IN ('checking', 'running', 'undoing')`;

/** Takes an import with work to do that nobody works on. */
export async function claim(core: Core): Promise<ImportRecord | undefined> {
  const now = core.clock();
  const free = core.db
    .select({ id: imports.id })
    .from(imports)
    .where(and(isUnderWay, lte(imports.leasedUntil, now)))
    .limit(1);
  const [row] = await core.db
    .update(imports)
    .set({
      lease: crypto.randomUUID(),
      leasedUntil: now + LEASE,
      since: now,
      sincePosition: sql`${imports.position}`,
    })
    .where(and(eq(imports.id, free), lte(imports.leasedUntil, now)))
    .returning();
  return row;
}

const isHeld = ({ row }: Held) =>
  and(
    eq(imports.id, row.id),
    eq(imports.lease, row.lease!),
    eq(imports.state, row.state),
    eq(imports.position, row.position),
  );

export type Step = Partial<Omit<ImportRecord, 'id' | 'lease'>>;

/**
 * Writes a step and what belongs to it as one, if the import is still where we left it: a step is never done twice,
 * whoever does it. False when it is not, or when one of the statements was guarded and matched nothing.
 */
export async function tryStep(held: Held, step: Step, statements: readonly Statement[] = []): Promise<boolean> {
  const { core } = held;
  const leasedUntil = core.clock() + LEASE;
  const done = await tryWrite(core.db, [
    core.db
      .update(imports)
      .set({ leasedUntil, failures: 0, ...step })
      .where(isHeld(held)),
    expectChange(core.db),
    ...statements,
  ]);
  if (done) held.row = { ...held.row, leasedUntil, failures: 0, ...step };
  return done;
}

/** Whether nobody has stopped it or taken it over. */
export async function isStillHeld(held: Held): Promise<boolean> {
  const [row] = await held.core.db.select({ id: imports.id }).from(imports).where(isHeld(held));
  return row !== undefined;
}

/** Lets another process go on at once. */
export async function release({ core, row }: Held): Promise<void> {
  await core.db
    .update(imports)
    .set({ lease: null, leasedUntil: 0 })
    .where(and(eq(imports.id, row.id), eq(imports.lease, row.lease!)));
}

/** Tries again after a while, and gives up where that does not help. */
export async function postpone({ core, row }: Held, error: unknown): Promise<void> {
  const failures = row.failures + 1;
  core.log.error({ import: row.id, state: row.state, failures, error }, 'A step of an import failed');
  const mine = and(eq(imports.id, row.id), eq(imports.lease, row.lease!));
  const later = { lease: null, leasedUntil: core.clock() + Math.min(MINUTE, failures * 2 * SECOND), failures };
  await core.db
    .update(imports)
    .set(failures < MOST_FAILURES ? later : { ...later, ...givenUp(core, row) })
    .where(mine);
}

const GAVE_UP =
  'The server could not go on. What was imported can be undone; the log of the server says why it stopped';

function givenUp(core: Core, row: ImportRecord): Step {
  if (row.state === 'checking') return { state: 'ready', blocked: GAVE_UP, leasedUntil: 0 };
  return { state: 'failed', blocked: GAVE_UP, finishedAt: core.clock(), leasedUntil: 0 };
}

/** Breaks the batch where the condition does not hold. What `changes()` tells is not to be relied on where triggers search. */
export const expectThat = (db: PortalDatabase, condition: SQL): Statement =>
  db.run(sql`INSERT INTO guard (stale) SELECT 1 WHERE NOT (${condition})`);
