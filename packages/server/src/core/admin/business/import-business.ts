import type { BusinessImport } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { eq, sql } from 'drizzle-orm';

import { announce } from '../../commit.js';
import { type Statement, write } from '../../db/change.js';
import { contact, setting } from '../../db/schema.js';
import { staff } from '../../db/staff-schema.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { type ExportHeader } from './export-business.js';
import { insertRows } from './insert-rows.js';
import { checkExport, type ExportRow, type OpenLines, readExport } from './read-export.js';
import { createSealer, type Sealer } from './seal-anew.js';
import { isOwnData, type Table, tablesToMove } from './tables.js';

const MARK = 'business-import';
const ROWS_A_WRITE = 1000;

/** An import that has begun: the log's numbers continue after those that were there. */
interface Mark {
  exportedAt: number;
  offset: number;
}

async function readMark(core: Core): Promise<Mark | undefined> {
  const [row] = await core.db.select().from(setting).where(eq(setting.name, MARK));
  return row && (JSON.parse(row.value) as Mark);
}

async function requireEmpty(core: Core, tables: Table[]): Promise<void> {
  for (const { name } of tables.filter(isOwnData)) {
    const row = await core.db.get<{ some: number }>(sql`SELECT EXISTS (SELECT 1 FROM ${sql.identifier(name)}) AS some`);
    if (!row.some) continue;
    const message = `This portal has data of its own already (${name}). Import into a new one: nothing was changed`;
    throw new PortalError('conflict', message, { reason: 'not_empty' });
  }
}

/** Goes on where an import of the same file was broken off; another file must wait for a new portal. */
async function begin(core: Core, header: ExportHeader, tables: Table[]): Promise<Mark> {
  const mark = await readMark(core);
  if (mark?.exportedAt === header.exportedAt) return mark;
  if (mark) throw new PortalError('conflict', 'An import of another file was broken off here. Finish that one first');
  await requireEmpty(core, tables);
  const [last] = await core.db.select({ seq: sql<number>`coalesce(max(${event.seq}), 0)` }).from(event);
  const begun = { exportedAt: header.exportedAt, offset: last!.seq };
  const values = { name: MARK, value: JSON.stringify(begun), updatedAt: core.clock() };
  await write(core.db, [core.db.insert(setting).values(values)]);
  return begun;
}

/** The numbers of the log move; what refers to them moves with them. */
function renumber({ table, values }: ExportRow, offset: number): void {
  if (table.name === 'event') values['seq'] = Number(values['seq']) + offset;
  if (table.name === 'webhook') values['cursor'] = Number(values['cursor']) + offset;
}

interface Run {
  core: Core;
  mark: Mark;
  sealer: Sealer;
  /** Staff whose address is here already: the one who is here stays. */
  known: Set<string>;
  skipped: Set<string>;
  /** References from a contact to another, which may come later in the file. */
  later: Statement[];
}

/** The row as it is stored here, or undefined when it stays behind. */
async function adapt(run: Run, row: ExportRow): Promise<ExportRow | undefined> {
  const { table, values } = row;
  if (table.name === 'staff' && run.known.has(String(values['email']))) {
    run.skipped.add(String(values['id']));
    return undefined;
  }
  if (table.name === 'setting' && values['name'] === MARK) return undefined;
  if (run.skipped.has(String(values['staff_id'] ?? ''))) return undefined;
  if (table.name === 'contact' && values['merged_into']) {
    const [id, into] = [String(values['id']), String(values['merged_into'])];
    run.later.push(run.core.db.update(contact).set({ mergedInto: into }).where(eq(contact.id, id)));
    values['merged_into'] = null;
  }
  renumber(row, run.mark.offset);
  await run.sealer.seal(row);
  return row;
}

export interface ImportOptions {
  onProgress?: (done: number, total: number) => void;
}

/**
 * Takes over an export, all of it: broken off at any point, the same call with the same file completes it.
 * @throws PortalError `conflict` when this portal holds data of its own, `invalid_request` with the line that is wrong.
 */
export async function importBusiness(
  core: Core,
  actor: Actor,
  lines: OpenLines,
  { onProgress }: ImportOptions = {},
): Promise<BusinessImport> {
  const tables = await tablesToMove(core.db);
  const header = await checkExport(lines, tables);
  const mark = await begin(core, header, tables);
  const members = await core.db.select({ email: staff.email }).from(staff);
  const known = new Set(members.map(({ email }) => email));
  const run: Run = { core, mark, sealer: await createSealer(core, header), known, skipped: new Set(), later: [] };
  const total = Object.values(header.tables).reduce((sum, count) => sum + count, 0);
  const rows: Record<string, number> = {};
  let waiting: ExportRow[] = [];
  let done = 0;
  const flush = async () => {
    await write(core.db, insertRows(core, waiting));
    done += waiting.length;
    waiting = [];
    onProgress?.(done, total);
  };
  for await (const each of readExport(lines, tables)) {
    const row = 'format' in each ? undefined : await adapt(run, each);
    if (!row) continue;
    rows[row.table.name] = (rows[row.table.name] ?? 0) + 1;
    if (waiting.push(row) >= ROWS_A_WRITE) await flush();
  }
  await flush();
  await write(core.db, [
    ...run.later,
    core.db.delete(setting).where(eq(setting.name, MARK)),
    recordEvent(core.db, { type: 'business.imported', actor, data: { business: header.business }, at: core.clock() }),
  ]);
  announce(core);
  return { rows, notes: run.sealer.notes };
}
