import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';

import { link } from '../db/schema.js';
import type { Core } from '../deps.js';
import { isSame } from '../secrets.js';
import type { LinkRow } from './links.js';

/** What the database keeps of a code: six digits are too few for a plain hash. */
export const codeMac = (core: Core, email: string, code: string): Promise<string> =>
  core.keys.mac('code', `${email}\n${code}`);

const MAX_GUESSES = 5;

/** The statement that counts a guess at an address's code and answers with what it is compared to. */
export function countGuess(core: Core, email: string) {
  const now = core.clock();
  return core.db
    .update(link)
    .set({ attempts: sql`${link.attempts} + 1` })
    .where(
      and(
        eq(link.email, email),
        eq(link.purpose, 'sign-in'),
        isNotNull(link.codeMac),
        isNull(link.usedAt),
        isNull(link.revokedAt),
        isNull(link.replacedAt),
        gt(link.expiresAt, now),
        lt(link.attempts, MAX_GUESSES),
      ),
    )
    .returning();
}

/** Whether these are the digits that were mailed; the same work where none were. */
export const isCode = async (core: Core, row: LinkRow | undefined, email: string, code: string): Promise<boolean> =>
  isSame(row?.codeMac ?? '', await codeMac(core, email, code));
