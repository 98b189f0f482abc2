import { and, eq, gt, isNull, or } from 'drizzle-orm';

import { readStaffRow, toSignedInStaff, type StaffCaller } from './auth/staff-access.js';
import { SECOND } from './clock.js';
import { apiKey } from './db/staff-schema.js';
import type { Core } from './deps.js';
import type { EventRow } from './event-feed.js';
import { REPLAY, type Listener } from './live-stream.js';

const SCOPE = 'metrics:read';

/** Only that something happened: what it was is asked for, with the rights that this takes. */
const toData = (row: EventRow) => ({
  id: String(row.seq),
  type: row.type,
  subject: row.subjectType ? { type: row.subjectType, id: row.subjectId } : null,
  at: row.at,
});

async function isKeyAlive(core: Core, id: string): Promise<boolean> {
  const live = and(isNull(apiKey.revokedAt), or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, core.clock())));
  const [row] = await core.db
    .select({ scopes: apiKey.scopes })
    .from(apiKey)
    .where(and(eq(apiKey.id, id), live));
  return row?.scopes.includes(SCOPE) ?? false;
}

async function isSessionAlive(core: Core, idHash: string): Promise<boolean> {
  const row = await readStaffRow(core, idHash);
  if (!row) return false;
  const expiresAt = Math.min(row.expiresAt, row.absoluteExpiresAt);
  return expiresAt > core.clock() && toSignedInStaff(row, expiresAt).scopes.includes(SCOPE);
}

/** Staff and keys hear of everything, until the session or key ends. Listening does not lengthen a session. */
export function staffListener(core: Core, caller: StaffCaller): Listener {
  return {
    name: caller.actor,
    // Signing out leaves no event, so it is looked for often.
    heartbeat: 5 * SECOND,
    toData,
    missed: (after) => core.feed.after(after, REPLAY),
    concerns: () => true,
    isVisible: () => true,
    mayGoOn: () => (caller.kind === 'key' ? isKeyAlive(core, caller.id) : isSessionAlive(core, caller.idHash)),
  };
}
