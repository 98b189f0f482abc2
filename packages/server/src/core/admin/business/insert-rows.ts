import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import type { ExportRow, Value } from './read-export.js';
import type { Table } from './tables.js';

const VARIABLES_A_STATEMENT = 5000;

/** Rows that are there already stay: those of staff and of the log, and what a broken-off import had written. */
function insert(core: Core, { name, columns: all, key }: Table, rows: Record<string, Value>[]): Statement {
  const columns = all.filter((column) => Object.hasOwn(rows[0]!, column));
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const tuples = rows.map(
    (row) =>
      sql`(${sql.join(
        columns.map((column) => sql`${row[column] ?? null}`),
        sql`, `,
      )})`,
  );
  const others = columns.filter((column) => !key.includes(column));
  const target = sql.join(
    key.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const set = sql.join(
    others.map((column) => sql`${sql.identifier(column)} = excluded.${sql.identifier(column)}`),
    sql`, `,
  );
  const isKept = name !== 'setting' || others.length === 0;
  const conflict = isKept ? sql`ON CONFLICT DO NOTHING` : sql`ON CONFLICT (${target}) DO UPDATE SET ${set}`;
  return core.db.run(
    sql`INSERT INTO ${sql.identifier(name)} (${names}) VALUES ${sql.join(tuples, sql`, `)} ${conflict}`,
  );
}

/** Cuts rows, one table after another, into statements that the database takes. */
export function insertRows(core: Core, rows: ExportRow[]): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; ) {
    const { table } = rows[start]!;
    const most = Math.max(1, Math.floor(VARIABLES_A_STATEMENT / table.columns.length));
    const end = rows.findIndex((row, index) => index >= start && (row.table !== table || index - start >= most));
    const until = end < 0 ? rows.length : end;
    statements.push(
      insert(
        core,
        table,
        rows.slice(start, until).map(({ values }) => values),
      ),
    );
    start = until;
  }
  return statements;
}
