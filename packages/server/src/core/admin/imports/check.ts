import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import { tryStep, type Held } from './lease.js';
import { MAX_ROWS } from './limits.js';
import { planRows, type Plan } from './plan-rows.js';
import { readRecords } from './read-records.js';
import { addCounts, NO_ROWS, RowSorter, type RowProblem } from './sort-rows.js';

const GROUP = 500;

export const storeProblems = (
  db: PortalDatabase,
  importId: string,
  problems: readonly (Omit<RowProblem, 'kind'> & { kind: string })[],
): Statement[] =>
  problems.length === 0
    ? []
    : [
        db.run(sql`INSERT INTO import_problem (import_id, row, number, kind, column_name, value, message)
          SELECT ${importId}, value->>'row', key, value->>'kind', value->>'column', value->>'value', value->>'message'
          FROM json_each(${JSON.stringify(problems)})`),
      ];

export const countPlans = (plans: readonly Plan[]) => ({
  created: plans.filter(({ action }) => action === 'create').length,
  updated: plans.filter(({ action }) => action === 'update').length,
  unchanged: plans.filter(({ action }) => action === 'keep').length,
  withoutAddress: plans.filter(({ action, candidate }) => action === 'create' && candidate.email === null).length,
});

/** Goes through the whole file and notes what would happen. Begins anew when it was interrupted. */
export async function runCheck(held: Held): Promise<void> {
  const { core, signal } = held;
  const { id, settings } = held.row;
  const sorter = new RowSorter(settings.columns);
  let report = NO_ROWS;
  const anew = core.db.run(sql`DELETE FROM import_problem WHERE import_id = ${id}`);
  if (!(await tryStep(held, { position: 0, sincePosition: 0 }, [anew]))) return;
  for await (const records of readRecords(core.db, id, settings.format!, GROUP)) {
    if (signal.aborted) return;
    const { candidates, problems, failed } = sorter.sort(records);
    const plans = await planRows(core.db, candidates, settings.options);
    const skipped = records.length - candidates.length - failed;
    report = addCounts(report, { rows: records.length, failed, skipped, ...countPlans(plans) });
    const stored = storeProblems(core.db, id, problems);
    if (!(await tryStep(held, { position: report.rows }, stored))) return;
    if (report.rows > MAX_ROWS) break;
  }
  const blocked = whyBlocked(report.rows, settings.columns);
  await tryStep(held, { state: 'checked', report, blocked, total: report.rows, lease: null } as never);
}

function whyBlocked(rows: number, columns: readonly { target: string }[]): string | null {
  if (rows > MAX_ROWS) return 'The file has more than 100,000 rows. Split it into several files';
  if (rows === 0) return 'The file has no rows besides its heading';
  const isUseful = columns.some(({ target }) => ['email', 'firstName', 'lastName', 'name', 'company'].includes(target));
  return isUseful ? null : 'Say which column holds the e-mail address, or the name';
}
