import { type Device, endDevice, endOtherDevices, listDevices } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';

import { commit, tryCommit } from '../commit.js';
import { expectChange } from '../db/change.js';
import { session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { callerOf, type Register } from '../http/register.js';
import type { Caller } from './access.js';

/** The statement that records the end of a session. */
export const sessionEnded = (core: Core, { contactId, viewer }: Caller, id: string) =>
  recordEvent(core.db, {
    type: 'session.ended',
    actor: viewer ? `staff:${viewer.staffId}` : `client:${contactId}`,
    subject: { type: 'session', id },
    contactId,
    at: core.clock(),
  });

async function devicesOf(core: Core, { contactId, sessionId }: Caller): Promise<Device[]> {
  const rows = await core.db
    .select()
    .from(session)
    .where(and(eq(session.contactId, contactId), gt(session.expiresAt, core.clock()), isNull(session.actingStaffId)))
    .orderBy(desc(session.createdAt))
    .limit(100);
  return rows.map(({ id, method, userAgent, origin, createdAt, seenAt }) => ({
    id,
    current: id === sessionId,
    method: method as Caller['method'],
    userAgent,
    origin,
    createdAt,
    seenAt,
  }));
}

/** Where a client is signed in, and ending it there. */
export function registerDevices(register: Register, core: Core): void {
  register(listDevices, async (c) => {
    return c.json({ items: await devicesOf(core, callerOf(c)) }, 200);
  });

  register(endDevice, async (c) => {
    const caller = callerOf(c);
    const { id } = c.req.valid('param');
    const done = await tryCommit(core, [
      core.db.delete(session).where(and(eq(session.id, id), eq(session.contactId, caller.contactId))),
      expectChange(core.db),
      sessionEnded(core, caller, id),
    ]);
    if (!done) throw new PortalError('not_found', 'There is nothing here');
    return c.body(null, 204);
  });

  register(endOtherDevices, async (c) => {
    const caller = callerOf(c);
    const others = and(eq(session.contactId, caller.contactId), ne(session.idHash, caller.idHash));
    const [rows] = (await commit(core, [
      core.db.delete(session).where(others).returning({ id: session.id }),
      sessionEnded(core, caller, 'others'),
    ])) as [unknown[]];
    return c.json({ ended: rows.length }, 200);
  });
}
