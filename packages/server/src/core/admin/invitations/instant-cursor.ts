import { PortalError } from '@client-portal/contract/errors';
import { type Column, sql, type SQL } from 'drizzle-orm';

/** What comes after a cursor in a list that has the newest first. @throws PortalError `invalid_request` for one that is none of ours. */
export function afterInstant(at: Column, id: Column, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [, instant, last] = /^(\d{1,15})\.(\w{1,64})$/.exec(cursor) ?? [];
  if (instant === undefined || last === undefined) {
    throw new PortalError('invalid_request', 'The cursor is not one of this list');
  }
  return sql`(${at}, ${id}) < (${Number(instant)}, ${last})`;
}

export interface Page<T> {
  items: T[];
  /** Goes into the next call; null on the last page. */
  nextCursor: string | null;
}

/** Cuts rows that were read with one more than asked for into a page. */
export function toPage<R, T>(
  rows: R[],
  size: number,
  key: (row: R) => readonly [at: number, id: string],
  item: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > size && last !== undefined ? key(last).join('.') : null,
  };
}
