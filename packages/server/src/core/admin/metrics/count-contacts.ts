import { sql } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import type { Core } from '../../deps.js';

/** Milliseconds within which who signed in counts as active. */
export const ACTIVE = 30 * DAY;

export interface ContactCounts {
  invited: number;
  joined: number;
  joinedUninvited: number;
  active: number;
  contacts: number;
  requested: number;
}

// Each is read from an index alone. Merged and erased contacts have no such times any more.
const COUNTS = `SELECT (SELECT count(*) FROM contact WHERE invited_at IS NOT NULL) AS invited,
  (SELECT count(*) FROM contact WHERE first_login_at IS NOT NULL) AS joined,
  (SELECT count(*) FROM contact WHERE first_login_at IS NOT NULL AND invited_at IS NULL) AS joinedUninvited,
  (SELECT count(*) FROM contact WHERE last_login_at >= :since) AS active,
  (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE state IN ('merged', 'erased')) AS contacts,
  (SELECT count(*) FROM contact WHERE state = 'requested') AS requested`;

/** The statement behind the numbers, for whoever wants to look at its plan. */
export const countStatement = (since: number) => sql.raw(COUNTS.replaceAll(':since', String(since)));

/** Invited and joined count contacts, each once, however often they were invited or signed in. */
export async function countContacts(core: Core): Promise<ContactCounts> {
  const [row] = await core.db.all<ContactCounts>(countStatement(core.clock() - ACTIVE));
  return row!;
}
