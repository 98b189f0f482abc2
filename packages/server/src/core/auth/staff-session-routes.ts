import {
  getStaffSession,
  staffPasskeyOptions,
  staffPasskeySignIn,
  staffPasswordSignIn,
  staffSignOut,
  staffTotpSignIn,
} from '@client-portal/contract/admin';
import { eq } from 'drizzle-orm';

import { staffSession } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import { takeStaffCookie } from '../http/carrier.js';
import type { AdminRegister } from '../http/register-admin.js';
import { staffRequestOptions } from './staff-passkeys.js';
import { toStaffSession } from './staff-sessions.js';
import { passkeySignIn, passwordSignIn, totpSignIn } from './staff-sign-in.js';

/** How staff come in and leave. */
export function registerStaffSessions(register: AdminRegister, core: Core): void {
  register(staffPasswordSignIn, async (c) => {
    const { email, password } = c.req.valid('json');
    return c.json(await passwordSignIn(core, c, normaliseEmail(email), password), 200);
  });

  register(staffTotpSignIn, async (c) => {
    const { challenge, code } = c.req.valid('json');
    return c.json(await totpSignIn(core, c, challenge, code), 200);
  });

  register(staffPasskeyOptions, async (c) => c.json(await staffRequestOptions(core, c), 200));

  register(staffPasskeySignIn, async (c) => c.json(await passkeySignIn(core, c, c.req.valid('json').response), 200));

  register(getStaffSession, (c) => {
    const caller = c.get('staff');
    const { business } = c.get('access').settings;
    return c.json({ business: business.name, session: caller?.kind === 'staff' ? toStaffSession(caller) : null }, 200);
  });

  register(staffSignOut, async (c) => {
    const caller = c.get('staff');
    if (caller?.kind === 'staff') {
      await core.db.delete(staffSession).where(eq(staffSession.idHash, caller.idHash));
    }
    takeStaffCookie(c, core);
    return c.body(null, 204);
  });
}
