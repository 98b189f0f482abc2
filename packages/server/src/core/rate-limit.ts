import { PortalError } from '@client-portal/contract/errors';
import { inArray, sql } from 'drizzle-orm';

import { write, type Statement } from './db/change.js';
import { rateLimit } from './db/work-schema.js';
import type { Core } from './deps.js';

export interface Limit {
  /** What is counted, such as `sign-in` with an address: never stored readably. */
  name: string;
  key: string;
  max: number;
  /** Milliseconds. */
  per: number;
}

const bucketOf = (core: Core, { name, key }: Limit) => core.keys.mac('rate-limit', `${name}\n${key}`);

/**
 * Counts a try against each limit, exactly, over all nodes. `also` is written in the same batch, so that a
 * guess costs the same time whether it had something to count or not; answers with the results of `also`.
 * @throws PortalError `rate_limited` with the seconds to wait once a limit is passed.
 */
export async function countTry(core: Core, limits: Limit[], also: Statement[] = []): Promise<unknown[]> {
  const now = core.clock();
  const buckets = await Promise.all(limits.map((limit) => bucketOf(core, limit)));
  const over = sql`${rateLimit.expiresAt} <= ${now}`;
  const counts = limits.map((limit, index) =>
    core.db
      .insert(rateLimit)
      .values({ bucket: buckets[index]!, hits: 1, expiresAt: now + limit.per })
      .onConflictDoUpdate({
        target: rateLimit.bucket,
        set: {
          hits: sql`CASE WHEN ${over} THEN 1 ELSE ${rateLimit.hits} + 1 END`,
          expiresAt: sql`CASE WHEN ${over} THEN ${now + limit.per} ELSE ${rateLimit.expiresAt} END`,
        },
      })
      .returning(),
  );
  const results = await write(core.db, [...counts, ...also]);
  const rows = results.slice(0, limits.length) as { hits: number; expiresAt: number }[][];
  const waits = rows.flatMap(([row], index) => (row && row.hits > limits[index]!.max ? [row.expiresAt - now] : []));
  if (waits.length === 0) return results.slice(limits.length);
  const retryAfter = Math.ceil(Math.max(...waits) / 1000);
  throw new PortalError('rate_limited', `Too many tries. Try again in ${retryAfter} seconds`, { retryAfter });
}

/** The statement that takes back what `countTry` counted: a success was no guess. */
export async function forgetTries(core: Core, limits: Limit[]): Promise<Statement[]> {
  const buckets = await Promise.all(limits.map((limit) => bucketOf(core, limit)));
  return [
    core.db
      .update(rateLimit)
      .set({ hits: sql`max(0, ${rateLimit.hits} - 1)` })
      .where(inArray(rateLimit.bucket, buckets)),
  ];
}
