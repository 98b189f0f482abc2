import { and, eq, lte } from 'drizzle-orm';

import { MINUTE } from './clock.js';
import { job } from './db/work-schema.js';
import type { Core } from './deps.js';

/** Work that the clock starts. It runs on one node at a time and must be safe to run again. */
export interface Job {
  name: string;
  /** Milliseconds between runs. */
  every: number;
  run(core: Core): Promise<void>;
}

const LEASE = 5 * MINUTE;

async function claim(core: Core, { name }: Job): Promise<boolean> {
  const now = core.clock();
  await core.db.insert(job).values({ name, dueAt: now }).onConflictDoNothing();
  const rows = await core.db
    .update(job)
    .set({ leasedUntil: now + LEASE })
    .where(and(eq(job.name, name), lte(job.dueAt, now), lte(job.leasedUntil, now)))
    .returning({ name: job.name });
  return rows.length > 0;
}

/** Runs every job that is due now. A job that fails is logged and due again after its interval. */
export async function runDueJobs(core: Core, jobs: Job[]): Promise<void> {
  for (const each of jobs) {
    if (!(await claim(core, each))) continue;
    const lastError = await each.run(core).then(
      () => null,
      (error: unknown) => {
        core.log.error({ job: each.name, error }, 'A job failed');
        return String(error);
      },
    );
    await core.db
      .update(job)
      .set({ dueAt: core.clock() + each.every, leasedUntil: 0, lastError })
      .where(eq(job.name, each.name));
  }
}
