import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';

import { fromBase64Url } from '../../secrets.js';
import { Settings } from '../../settings.js';
import { type ExportHeader, FORMAT, VERSION } from './export-business.js';
import type { Table } from './tables.js';

export type Value = string | number | null | Uint8Array;
export interface ExportRow {
  table: Table;
  values: Record<string, Value>;
}

/** Opens the file; called twice, because nothing is written before all of it was read once. */
export type OpenLines = () => AsyncIterable<string>;

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  business: z.string(),
  exportedAt: z.number(),
  probe: z.string(),
  tables: z.record(z.string(), z.number()),
});

const Line = z.tuple([z.string(), z.record(z.string(), z.unknown())]);

const refuse = (line: number, message: string) =>
  new PortalError('invalid_request', `Line ${line}: ${message}. Nothing was imported`);

function parse(line: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(line, 'this is not JSON; the file is cut off or not an export');
  }
}

function toHeader(text: string): ExportHeader {
  const parsed = Header.safeParse(parse(1, text));
  if (!parsed.success)
    throw refuse(1, 'this is not an export of a portal, or of a version that this one does not read');
  return parsed.data;
}

function toValue(line: number, value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  const bytes = (value as { base64?: unknown }).base64;
  if (typeof bytes !== 'string') throw refuse(line, 'a value is neither text nor a number');
  try {
    return fromBase64Url(bytes);
  } catch {
    throw refuse(line, 'the bytes of a file are damaged');
  }
}

/** Every request reads the settings: with damaged ones nothing would answer any more. */
function checkSetting(line: number, { name, value }: Record<string, Value>): void {
  const settings = parse(line, String(value));
  if (name === 'portal' && !Settings.safeParse(settings).success) throw refuse(line, 'these settings are damaged');
}

function toRow(line: number, text: string, tables: Map<string, Table>): ExportRow {
  const parsed = Line.safeParse(parse(line, text));
  const table = parsed.success ? tables.get(parsed.data[0]) : undefined;
  if (!parsed.success || !table) throw refuse(line, 'it names a table that this portal does not have');
  const entries = Object.entries(parsed.data[1]);
  const unknown = entries.find(([column]) => !table.columns.includes(column));
  if (unknown) throw refuse(line, `${table.name} has no column ${unknown[0]}; update this server first`);
  const values = Object.fromEntries(entries.map(([column, value]) => [column, toValue(line, value)]));
  if (table.name === 'setting') checkSetting(line, values);
  return { table, values };
}

/** The header, then every row, checked against the tables of this portal. @throws PortalError that names the line. */
export async function* readExport(lines: OpenLines, known: Table[]): AsyncGenerator<ExportHeader | ExportRow> {
  const tables = new Map(known.map((table) => [table.name, table]));
  let number = 0;
  for await (const text of lines()) {
    if (text.trim() === '') continue;
    number += 1;
    yield number === 1 ? toHeader(text) : toRow(number, text, tables);
  }
  if (number === 0) throw refuse(1, 'the file is empty');
}

/** Reads all of it without writing anything. @throws PortalError for the first thing that is wrong. */
export async function checkExport(lines: OpenLines, known: Table[]): Promise<ExportHeader> {
  let header: ExportHeader | undefined;
  const counts: Record<string, number> = {};
  for await (const each of readExport(lines, known)) {
    if ('format' in each) header = each;
    else counts[each.table.name] = (counts[each.table.name] ?? 0) + 1;
  }
  for (const [table, count] of Object.entries(header!.tables)) {
    if ((counts[table] ?? 0) === count) continue;
    const message = `The file is cut off: ${table} has ${counts[table] ?? 0} rows of ${count}. Nothing was imported`;
    throw new PortalError('invalid_request', message);
  }
  return header!;
}
