import { PortalError } from '@client-portal/contract/errors';
import { sql } from 'drizzle-orm';

import { commit } from '../../commit.js';
import type { Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { toBase64Url } from '../../secrets.js';
import { readSettings } from '../../settings.js';
import { type Table, tablesToMove } from './tables.js';

export const FORMAT = 'client-portal/business';
export const VERSION = 1;
/** Sealed into an export: whether it opens tells an importing server if it has the same secret. */
export const SEAL_PROBE = 'the same secret';
const MOST = 1_000_000;

export interface ExportHeader {
  format: typeof FORMAT;
  version: number;
  business: string;
  exportedAt: number;
  probe: string;
  /** Rows by table, in the order in which they follow. */
  tables: Record<string, number>;
}

type Row = Record<string, unknown>;

const isBytes = (value: unknown): value is ArrayBuffer | Uint8Array =>
  value instanceof ArrayBuffer || value instanceof Uint8Array;

const toJson = (value: unknown): unknown => (isBytes(value) ? { base64: toBase64Url(new Uint8Array(value)) } : value);

const select = (core: Core, { name, columns }: Table): Statement =>
  core.db.all(
    sql`SELECT ${sql.join(
      columns.map((column) => sql.identifier(column)),
      sql`, `,
    )} FROM ${sql.identifier(name)} ORDER BY 1`,
  );

/** One statement after the other would tear what was changed in between apart: all tables are read at one instant. */
async function readAll(core: Core, tables: Table[]): Promise<Row[][]> {
  const [first, ...rest] = tables.map((table) => select(core, table));
  return (await core.db.batch([first!, ...rest])) as Row[][];
}

async function refuseTooMuch(core: Core, tables: Table[]): Promise<void> {
  const counts = tables.map(({ name }) => sql`(SELECT count(*) FROM ${sql.identifier(name)})`);
  const row = await core.db.get<{ n: number }>(sql`SELECT ${sql.join(counts, sql` + `)} AS n`);
  if (row.n <= MOST) return;
  throw new PortalError(
    'payload_too_large',
    `There are ${row.n} rows, more than fit into one export. Copy the database instead: client-portal backup`,
  );
}

/** The whole business, line by line: a header, then `[table, row]` for each row. Writes down that it was taken. */
export async function* exportBusiness(core: Core, actor: Actor): AsyncGenerator<string> {
  const tables = await tablesToMove(core.db);
  await refuseTooMuch(core, tables);
  const now = core.clock();
  const settings = await readSettings(core.db);
  await commit(core, [recordEvent(core.db, { type: 'business.exported', actor, at: now })]);
  const rows = await readAll(core, tables);
  const header: ExportHeader = {
    format: FORMAT,
    version: VERSION,
    business: settings.business.name,
    exportedAt: now,
    probe: await core.keys.seal('settings', SEAL_PROBE),
    tables: Object.fromEntries(tables.map(({ name }, index) => [name, rows[index]!.length])),
  };
  yield JSON.stringify(header);
  for (const [index, { name }] of tables.entries()) {
    for (const row of rows[index]!) {
      const values = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toJson(value)]));
      yield JSON.stringify([name, values]);
    }
  }
}
