import { sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';

import type { PortalDatabase } from './database.js';

export type Statement = BatchItem<'sqlite'>;

/**
 * Put this right behind a guarded statement: when that one matched no row, the whole batch is undone.
 * It works by breaking a CHECK, because a batch cannot branch.
 */
export const expectChange = (db: PortalDatabase): Statement =>
  db.run(sql`INSERT INTO guard (stale) SELECT 1 WHERE changes() = 0`);

const messages = (thrown: unknown): string =>
  thrown instanceof Error ? `${thrown.message} ${messages(thrown.cause)}` : '';

/** Whether a batch was undone by `expectChange`. */
export const isStaleChange = (thrown: unknown): boolean => messages(thrown).includes('stale_change');

/** Whether a write was refused because such a row is there already; `column` is `table.column`. */
export const isDuplicate = (thrown: unknown, column: string): boolean =>
  messages(thrown).includes('UNIQUE constraint failed') && messages(thrown).includes(column);

/** All of the statements or none, as one write. */
export async function write(db: PortalDatabase, statements: readonly Statement[]): Promise<unknown[]> {
  const [first, ...rest] = statements;
  return first ? db.batch([first, ...rest]) : [];
}

/** Like `write`, but answers false when a guarded statement matched nothing, and has then changed nothing. */
export async function tryWrite(db: PortalDatabase, statements: readonly Statement[]): Promise<boolean> {
  try {
    await write(db, statements);
    return true;
  } catch (error) {
    if (isStaleChange(error)) return false;
    throw error;
  }
}
