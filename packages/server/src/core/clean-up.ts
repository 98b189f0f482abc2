import { and, isNotNull, lte } from 'drizzle-orm';

import { DAY, HOUR } from './clock.js';
import { link, session } from './db/schema.js';
import { outbox, rateLimit, usedNonce } from './db/work-schema.js';
import { write } from './db/change.js';
import type { Job } from './jobs.js';

/** Removes what is of no use to anybody any more. Links stay for a while, so that an old one can still be renewed. */
export const cleanUp: Job = {
  name: 'clean-up',
  every: HOUR,
  async run(core) {
    const now = core.clock();
    await write(core.db, [
      core.db.delete(session).where(lte(session.expiresAt, now)),
      core.db.delete(link).where(lte(link.expiresAt, now - 90 * DAY)),
      core.db.delete(rateLimit).where(lte(rateLimit.expiresAt, now)),
      core.db.delete(usedNonce).where(lte(usedNonce.expiresAt, now)),
      core.db.delete(outbox).where(and(isNotNull(outbox.settledAt), lte(outbox.settledAt, now - 30 * DAY))),
    ]);
  },
};
