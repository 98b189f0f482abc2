import type { ResultSet, Row, Value } from '@libsql/core/api';
import { ResultSetImpl } from '@libsql/core/util';

import type { WorkerResult } from './worker-protocol.js';

type MakeRow = (values: Value[], offset: number) => Row;

/** The columns of a result, and a row maker that is built once for all results of the same shape. */
export interface Shape {
  columns: string[];
  columnTypes: string[];
  makeRow: MakeRow;
}

export const NO_COLUMNS: Shape = toShape([], []);

export function toShape(columns: string[], columnTypes: string[]): Shape {
  return { columns, columnTypes, makeRow: rowMaker(columns) };
}

/** A result as the stock client gives it; rows can be read by index and by name, only names are enumerable. */
export function toResultSet(result: WorkerResult, shape: Shape): ResultSet {
  const [, values, rowCount, rowsAffected, lastInsertRowid] = result;
  const rows = Array.from({ length: rowCount }, (_, i) => shape.makeRow(values, i * shape.columns.length));
  const rowid = lastInsertRowid === '' ? undefined : BigInt(lastInsertRowid);
  return new ResultSetImpl([...shape.columns], [...shape.columnTypes], rows, rowsAffected, rowid);
}

/** One class for each shape: its index getters live on the prototype, which defining them on each row would not allow. */
function rowMaker(columns: string[]): MakeRow {
  const named = columns
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => columns.indexOf(name) === index && name !== 'length' && name !== '__proto__');

  class ResultRow {
    readonly #values: Value[];
    readonly #offset: number;

    constructor(values: Value[], offset: number) {
      this.#values = values;
      this.#offset = offset;
      for (const { name, index } of named) (this as unknown as Row)[name] = values[offset + index]!;
    }

    static at(row: ResultRow, index: number): Value {
      return row.#values[row.#offset + index]!;
    }
  }

  Object.defineProperty(ResultRow.prototype, 'constructor', { value: Object });
  Object.defineProperty(ResultRow.prototype, 'length', { value: columns.length });
  columns.forEach((_, index) => {
    Object.defineProperty(ResultRow.prototype, index, {
      get(this: ResultRow) {
        return ResultRow.at(this, index);
      },
    });
  });
  return (values, offset) => new ResultRow(values, offset) as unknown as Row;
}
