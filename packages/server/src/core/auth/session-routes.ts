import { claimBearer, getSession, signOut } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gt } from 'drizzle-orm';

import { commit } from '../commit.js';
import { session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { takeCookie } from '../http/carrier.js';
import type { Register } from '../http/register.js';
import { createSecret, hashSecret } from '../secrets.js';
import { sessionEnded } from './device-routes.js';
import { readAccess } from './lucia.js';
import { toSession } from './open-session.js';

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
        sessionEnded(core, caller, caller.sessionId),
      ]);
    }
    takeCookie(c, core);
    return c.body(null, 204);
  });
}
