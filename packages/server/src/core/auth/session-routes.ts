import { claimBearer, endDevice, endOtherDevices, getSession, listDevices, signOut } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, gt, ne } from 'drizzle-orm';

import { commit, tryCommit } from '../commit.js';
import { expectChange } from '../db/change.js';
import { session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { takeCookie } from '../http/carrier.js';
import { callerOf, type Register } from '../http/register.js';
import { createSecret, hashSecret } from '../secrets.js';
import type { Caller } from './access.js';
import { readAccess } from './lucia.js';
import { toSession } from './open-session.js';

const ended = (core: Core, { contactId }: Caller, id: string) =>
  recordEvent(core.db, {
    type: 'session.ended',
    actor: `client:${contactId}`,
    subject: { type: 'session', id },
    contactId,
    at: core.clock(),
  });

/** Moves a session from the cookie that did not come back to a new secret, once. */
async function claim(core: Core, handoff: string) {
  const now = core.clock();
  const token = `ps_${createSecret()}`;
  const rows = await core.db
    .update(session)
    .set({ idHash: await hashSecret(token), handoffHash: null, handoffExpiresAt: null })
    .where(and(eq(session.handoffHash, await hashSecret(handoff)), gt(session.handoffExpiresAt, now)))
    .returning({ id: session.id });
  const { caller } = rows.length === 1 ? await readAccess(core, token) : { caller: null };
  if (!caller) throw new PortalError('invalid_credentials', 'This hand-off was used or is too old. Sign in again');
  return { session: toSession(caller), token };
}

export function registerSessions(register: Register, core: Core): void {
  register(claimBearer, async (c) => c.json(await claim(core, c.req.valid('json').handoff), 200));

  register(getSession, (c) => {
    const { caller } = c.get('access');
    return c.json({ session: caller ? toSession(caller) : null }, 200);
  });

  register(signOut, async (c) => {
    const { caller } = c.get('access');
    if (caller) {
      await commit(core, [
        core.db.delete(session).where(eq(session.idHash, caller.idHash)),
        ended(core, caller, caller.sessionId),
      ]);
    }
    takeCookie(c, core);
    return c.body(null, 204);
  });

  register(listDevices, async (c) => {
    const caller = callerOf(c);
    const rows = await core.db
      .select()
      .from(session)
      .where(and(eq(session.contactId, caller.contactId), gt(session.expiresAt, core.clock())))
      .orderBy(desc(session.createdAt))
      .limit(100);
    const items = rows.map(({ id, method, userAgent, origin, createdAt, seenAt }) => ({
      id,
      current: id === caller.sessionId,
      method: method as Caller['method'],
      userAgent,
      origin,
      createdAt,
      seenAt,
    }));
    return c.json({ items }, 200);
  });

  register(endDevice, async (c) => {
    const caller = callerOf(c);
    const { id } = c.req.valid('param');
    const done = await tryCommit(core, [
      core.db.delete(session).where(and(eq(session.id, id), eq(session.contactId, caller.contactId))),
      expectChange(core.db),
      ended(core, caller, id),
    ]);
    if (!done) throw new PortalError('not_found', 'There is nothing here');
    return c.body(null, 204);
  });

  register(endOtherDevices, async (c) => {
    const caller = callerOf(c);
    const others = and(eq(session.contactId, caller.contactId), ne(session.idHash, caller.idHash));
    const [rows] = (await commit(core, [
      core.db.delete(session).where(others).returning({ id: session.id }),
      ended(core, caller, 'others'),
    ])) as [unknown[]];
    return c.json({ ended: rows.length }, 200);
  });
}
