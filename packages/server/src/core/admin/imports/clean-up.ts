import { and, inArray, lte, sql } from 'drizzle-orm';

import { DAY, HOUR } from '../../clock.js';
import { write } from '../../db/change.js';
import type { Job } from '../../jobs.js';
import { importProblem, importRow, imports } from './schema.js';

/** Forgets files that were never imported after a week, and what could be undone once it no longer can. */
export const cleanUpImports: Job = {
  name: 'clean-up-imports',
  every: HOUR,
  async run({ db, clock }) {
    const now = clock();
    const open = and(sql`${imports.state} IN ('uploading', 'ready', 'checked')`, lte(imports.updatedAt, now - 7 * DAY));
    const old = db
      .select({ id: imports.id })
      .from(imports)
      .where(lte(imports.finishedAt, now - 31 * DAY));
    await write(db, [
      db.delete(imports).where(open),
      db.delete(importRow).where(inArray(importRow.importId, old)),
      db.delete(importProblem).where(inArray(importProblem.importId, old)),
    ]);
  },
};
