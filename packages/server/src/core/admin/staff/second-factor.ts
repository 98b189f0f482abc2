import {
  addStaffPasskey,
  confirmTotp,
  staffPasskeyRegistrationOptions,
  startTotp,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull, ne } from 'drizzle-orm';

import { MINUTE } from '../../clock.js';
import { tryCommit } from '../../commit.js';
import { expectChange, isDuplicate, type Statement } from '../../db/change.js';
import { staff, staffSession } from '../../db/staff-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent } from '../../events.js';
import type { AdminRegister } from '../../http/register-admin.js';
import { signedInStaffOf } from '../../http/register-admin.js';
import { countTry } from '../../rate-limit.js';
import type { SignedInStaff } from '../../auth/staff-access.js';
import { addStaffPasskeyStatements, staffCreationOptions } from '../../auth/staff-passkeys.js';
import { openStaffSession } from '../../auth/staff-sessions.js';
import { newTotp, useCode } from '../../auth/staff-totp.js';

const alreadyThere = () =>
  new PortalError('conflict', 'An authenticator app is set up already. An owner can remove it for you to start again');

/** A new factor is told of, and ends the sessions that were opened without it. */
const factorAdded = (core: Core, caller: SignedInStaff, factor: string): Statement[] => [
  core.db.delete(staffSession).where(and(eq(staffSession.staffId, caller.id), ne(staffSession.idHash, caller.idHash))),
  recordEvent(core.db, {
    type: 'staff.factor-added',
    actor: caller.actor,
    subject: { type: 'staff', id: caller.id },
    data: { factor },
    at: core.clock(),
  }),
];

/** Setting up what a password alone is not enough without. */
export function registerSecondFactor(register: AdminRegister, core: Core): void {
  register(startTotp, async (c) => {
    const caller = signedInStaffOf(c);
    const { sealed, ...totp } = await newTotp(core, c.get('access').settings.business.name, caller.email);
    const done = await tryCommit(core, [
      core.db
        .update(staff)
        .set({ totpSecret: sealed, totpStep: 0 })
        .where(and(eq(staff.id, caller.id), isNull(staff.totpConfirmedAt))),
      expectChange(core.db),
    ]);
    if (!done) throw alreadyThere();
    return c.json(totp, 200);
  });

  register(confirmTotp, async (c) => {
    const caller = signedInStaffOf(c);
    await countTry(core, [{ name: 'staff-totp-setup', key: caller.id, max: 20, per: 15 * MINUTE }]);
    const [row] = await core.db.select().from(staff).where(eq(staff.id, caller.id));
    if (!row || row.totpConfirmedAt !== null) throw alreadyThere();
    const proof = await useCode(core, row, c.req.valid('json').code);
    const effects = factorAdded(core, caller, 'totp');
    return c.json(await openStaffSession(core, c, { staffId: caller.id, method: 'totp', proof, effects }), 200);
  });

  register(staffPasskeyRegistrationOptions, async (c) =>
    c.json(await staffCreationOptions(core, c, signedInStaffOf(c)), 200),
  );

  register(addStaffPasskey, async (c) => {
    const caller = signedInStaffOf(c);
    const added = await addStaffPasskeyStatements(core, c, caller, c.req.valid('json'));
    const effects = [...added, ...factorAdded(core, caller, 'passkey')];
    const signedIn = await openStaffSession(core, c, { staffId: caller.id, method: 'passkey', effects }).catch(
      (error: unknown) => {
        if (isDuplicate(error, 'staff_passkey')) throw new PortalError('conflict', 'This passkey is set up already');
        throw error;
      },
    );
    return c.json(signedIn, 200);
  });
}
