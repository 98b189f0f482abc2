import type { StaffSession, StaffSignedIn } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull } from 'drizzle-orm';

import { announce } from '../commit.js';
import { expectChange, isStaleChange, write, type Statement } from '../db/change.js';
import { staff, staffSession } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { giveStaffCookie } from '../http/carrier.js';
import type { RequestContext } from '../http/environment.js';
import { createId } from '../ids.js';
import { createSecret, hashSecret } from '../secrets.js';
import type { SignedInStaff } from './staff-access.js';
import { createStaffLuciaSession, readStaff, STAFF_SESSION_LIFE } from './staff-lucia.js';

export const toStaffSession = (caller: SignedInStaff): StaffSession => ({
  id: caller.sessionId,
  staff: { id: caller.id, email: caller.email, name: caller.name, role: caller.role },
  scopes: [...caller.scopes],
  authenticatedAt: caller.authenticatedAt,
  expiresAt: caller.expiresAt,
  needsSecondFactor: caller.needsSecondFactor,
  hasTotp: caller.hasTotp,
  passkeys: caller.passkeys,
});

export interface StaffSignIn {
  staffId: string;
  method: 'password' | 'totp' | 'passkey' | 'link';
  /** Guarded statements that use up the proof; each must be followed by `expectChange`. */
  proof?: Statement[];
  /** What else happens once the proof holds. */
  effects?: Statement[];
}

function statements(core: Core, c: RequestContext, signIn: StaffSignIn, id: string, insert: Statement): Statement[] {
  const { staffId, method, proof = [], effects = [] } = signIn;
  const now = core.clock();
  const before = c.get('staff');
  const replaced =
    before?.kind === 'staff' ? [core.db.delete(staffSession).where(eq(staffSession.idHash, before.idHash))] : [];
  return [
    ...proof,
    ...effects,
    core.db
      .update(staff)
      .set({ lastLoginAt: now })
      .where(and(eq(staff.id, staffId), isNull(staff.disabledAt))),
    expectChange(core.db),
    ...replaced,
    insert,
    recordEvent(core.db, {
      type: 'staff.signed-in',
      actor: `staff:${staffId}`,
      subject: { type: 'staff', id: staffId },
      data: { method, session: id },
      at: now,
    }),
  ];
}

/** Signs somebody of the staff in: by cookie on the portal's own pages, with a token where the admin is embedded. */
export async function openStaffSession(core: Core, c: RequestContext, signIn: StaffSignIn): Promise<StaffSignedIn> {
  const [secret, id] = [`pss_${createSecret()}`, createId('sts')];
  const origin = c.req.header('origin') ?? null;
  const attributes = {
    id,
    method: signIn.method,
    userAgent: c.req.header('user-agent')?.slice(0, 300) ?? null,
    origin,
    authenticatedAt: core.clock(),
  };
  try {
    await createStaffLuciaSession(core, signIn.staffId, await hashSecret(secret), attributes, (insert) =>
      write(core.db, statements(core, c, signIn, id, insert)),
    );
  } catch (error) {
    if (isStaleChange(error)) throw new PortalError('invalid_credentials', 'That did not match, or was used already');
    throw error;
  }
  announce(core);
  const embedded = origin !== null && origin !== new URL(core.url).origin;
  if (!embedded) giveStaffCookie(c, core, secret, STAFF_SESSION_LIFE);
  const caller = await readStaff(core, secret);
  return { session: toStaffSession(caller!), token: embedded ? secret : null, challenge: null };
}
