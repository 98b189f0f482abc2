import type { ImportProblem } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, asc, eq, sql } from 'drizzle-orm';

import type { Core } from '../../deps.js';
import { importProblem } from './schema.js';

type Kind = ImportProblem['kind'];

export interface ProblemPage {
  items: ImportProblem[];
  nextCursor: string | null;
}

const { row, number, kind, column, value, message } = importProblem;

function afterCursor(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const [, lastRow, lastNumber] = /^(\d{1,9})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (lastRow === undefined) throw new PortalError('invalid_request', 'The cursor is not one of this list');
  return sql`(${row}, ${number}) > (${Number(lastRow)}, ${Number(lastNumber)})`;
}

/** What is wrong with the rows of a file, by row. */
export async function listProblems(
  { db }: Core,
  importId: string,
  {
    kind: wanted,
    cursor,
    limit = 100,
  }: { kind?: Kind | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<ProblemPage> {
  const isWanted = wanted === undefined ? undefined : eq(kind, wanted);
  const rows = await db
    .select({ row, number, kind, column, value, message })
    .from(importProblem)
    .where(and(eq(importProblem.importId, importId), isWanted, afterCursor(cursor)))
    .orderBy(asc(row), asc(number))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ number: _, ...problem }) => problem),
    nextCursor: rows.length > limit && last ? `${last.row}.${last.number}` : null,
  };
}

/** A cell that no spreadsheet calculates. */
const toCell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const toLine = (cells: string[]) => `${cells.map(toCell).join(',')}\r\n`;

/** The same as a file: UTF-8 with a byte order mark, which spreadsheets need to know it. Written as it is read. */
export function problemsFile(core: Core, importId: string, kind: Kind | undefined): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | null | undefined;
  return new ReadableStream({
    start: (controller) =>
      controller.enqueue(encoder.encode(`\uFEFF${toLine(['Row', 'Kind', 'Column', 'Value', 'What is wrong'])}`)),
    async pull(controller) {
      const page = await listProblems(core, importId, { kind, cursor: cursor ?? undefined, limit: 1000 });
      const lines = page.items.map((each) =>
        toLine([String(each.row), each.kind, each.column, each.value, each.message]),
      );
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
      cursor = page.nextCursor;
      if (cursor === null) controller.close();
    },
  });
}
