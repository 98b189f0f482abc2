import { type Column, fillPlaceholders, type Query, type SQL, sql } from 'drizzle-orm';
import type { RunnableQuery } from 'drizzle-orm/runnable-query';

import type { PortalDatabase } from './database.js';

type Values = Record<string, unknown>;

interface Prepared {
  all(values?: Values): Promise<unknown>;
  /** The rows as the driver gives them. */
  values(values?: Values): Promise<unknown>;
  getQuery(): Query;
  mapResult(result: unknown, isFromBatch?: boolean): unknown;
}

/** A statement that was built before, with the values of one call: run it, or give it to `db.batch`. */
export class BoundStatement<T> implements RunnableQuery<T, 'sqlite'> {
  declare readonly _: { readonly dialect: 'sqlite'; readonly result: T };
  readonly #prepared: Prepared;
  readonly #values: Values;
  readonly #asRows: boolean;

  constructor(prepared: Prepared, values: Values, asRows: boolean) {
    this.#prepared = prepared;
    this.#values = values;
    this.#asRows = asRows;
  }

  all(): Promise<T> {
    const prepared = this.#prepared;
    return (this.#asRows ? prepared.values(this.#values) : prepared.all(this.#values)) as Promise<T>;
  }

  toSQL(): { sql: string; params: unknown[] } {
    const { sql, params } = this.#prepared.getQuery();
    return { sql, params: fillPlaceholders(params, this.#values) };
  }

  /** What `db.batch` asks of a statement; its own ones would be built anew, without their values. */
  _prepare(): Pick<Prepared, 'getQuery' | 'mapResult'> {
    const query = this.toSQL();
    return {
      getQuery: () => query,
      mapResult: (result, isFromBatch) =>
        this.#asRows ? (result as { rows: unknown }).rows : this.#prepared.mapResult(result, isFromBatch),
    };
  }
}

type Build<P extends Prepared> = (db: PortalDatabase) => { prepare(): P };
type Bind<T> = (db: PortalDatabase, values: Values) => BoundStatement<T>;

function bindTo<P extends Prepared>(build: Build<P>, asRows: boolean) {
  const built = new WeakMap<PortalDatabase, P>();
  return (db: PortalDatabase, values: Values) => {
    let prepared = built.get(db);
    if (!prepared) built.set(db, (prepared = build(db).prepare()));
    return new BoundStatement<never>(prepared, values, asRows);
  };
}

/** Builds a statement once for each database; its placeholders get their values with every call. */
export const preparedOnce = <P extends Prepared>(build: Build<P>): Bind<Awaited<ReturnType<P['all']>>> =>
  bindTo(build, false);

/**
 * Like `preparedOnce`, for lists that are read often: rows come as the driver gives them, which saves the half of
 * their cost. Select `named` columns only.
 */
export const preparedRows = <P extends Prepared>(build: Build<P>): Bind<Awaited<ReturnType<P['all']>>> =>
  bindTo(build, true);

type PlainColumn = Column & { _: { data: string | number } };
type Named<C extends Record<string, PlainColumn>> = {
  [K in keyof C]: SQL.Aliased<C[K]['_']['notNull'] extends true ? C[K]['_']['data'] : C[K]['_']['data'] | null>;
};

/** Columns of text and numbers under their names in the code, so that a row needs no mapping. */
export const named = <C extends Record<string, PlainColumn>>(columns: C): Named<C> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, sql`${column}`.as(name)])) as Named<C>;
