import { fillPlaceholders, type Query } from 'drizzle-orm';
import type { RunnableQuery } from 'drizzle-orm/runnable-query';

import type { PortalDatabase } from './database.js';

type Values = Record<string, unknown>;

interface Prepared {
  all(values?: Values): Promise<unknown>;
  getQuery(): Query;
  mapResult(result: unknown, isFromBatch?: boolean): unknown;
}

/** A statement that was built before, with the values of one call: run it, or give it to `db.batch`. */
export class BoundStatement<T> implements RunnableQuery<T, 'sqlite'> {
  declare readonly _: { readonly dialect: 'sqlite'; readonly result: T };
  readonly #prepared: Prepared;
  readonly #values: Values;

  constructor(prepared: Prepared, values: Values) {
    this.#prepared = prepared;
    this.#values = values;
  }

  all(): Promise<T> {
    return this.#prepared.all(this.#values) as Promise<T>;
  }

  toSQL(): { sql: string; params: unknown[] } {
    const { sql, params } = this.#prepared.getQuery();
    return { sql, params: fillPlaceholders(params, this.#values) };
  }

  /** What `db.batch` asks of a statement; its own ones would be built anew, without their values. */
  _prepare(): Pick<Prepared, 'getQuery' | 'mapResult'> {
    const query = this.toSQL();
    return { getQuery: () => query, mapResult: (result, isFromBatch) => this.#prepared.mapResult(result, isFromBatch) };
  }
}

/** Builds a statement once for each database; its placeholders get their values with every call. */
export function preparedOnce<P extends Prepared>(
  build: (db: PortalDatabase) => { prepare(): P },
): (db: PortalDatabase, values: Values) => BoundStatement<Awaited<ReturnType<P['all']>>> {
  const built = new WeakMap<PortalDatabase, P>();
  return (db, values) => {
    let prepared = built.get(db);
    if (!prepared) built.set(db, (prepared = build(db).prepare()));
    return new BoundStatement(prepared, values);
  };
}
