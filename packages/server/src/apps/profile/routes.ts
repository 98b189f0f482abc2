import * as contract from '@client-portal/contract/profile';

import { requestEmailChange } from '../../core/auth/email-change.js';
import { registrationOptions, verifyRegistration } from '../../core/auth/passkeys.js';
import { clientIp, mailLimits } from '../../core/auth/sign-in-routes.js';
import type { Core } from '../../core/deps.js';
import { normaliseEmail } from '../../core/email.js';
import { callerOf, freshCallerOf, type Register } from '../../core/http/register.js';
import { countTry } from '../../core/rate-limit.js';
import { addPasskey, changePassword, removePasskey, updateProfile } from './operations.js';
import { findProfile, listPasskeys } from './queries.js';

export function profileRoutes(register: Register, core: Core): void {
  const read = (contactId: string) => findProfile(core.db, contactId, core.clock());

  register(contract.getProfile, async (c) => c.json(await read(callerOf(c).contactId), 200));

  register(contract.updateProfile, async (c) => {
    const caller = callerOf(c);
    await updateProfile(core, caller, c.req.valid('json'));
    return c.json(await read(caller.contactId), 200);
  });

  register(contract.changeEmail, async (c) => {
    const caller = freshCallerOf(c, core);
    const email = normaliseEmail(c.req.valid('json').email);
    await countTry(core, mailLimits(email, clientIp(c)));
    await requestEmailChange(core, c.get('access'), caller, email, null);
    return c.json(await read(caller.contactId), 202);
  });

  register(contract.changePassword, async (c) => {
    const { password, currentPassword } = c.req.valid('json');
    await changePassword(core, c.get('access').settings, freshCallerOf(c, core), password, currentPassword);
    return c.body(null, 204);
  });

  register(contract.listPasskeys, async (c) =>
    c.json({ items: await listPasskeys(core.db, callerOf(c).contactId) }, 200),
  );

  register(contract.passkeyOptions, async (c) =>
    c.json(await registrationOptions(core, c, freshCallerOf(c, core)), 200),
  );

  register(contract.addPasskey, async (c) => {
    const caller = freshCallerOf(c, core);
    const { response, name } = c.req.valid('json');
    return c.json(await addPasskey(core, caller, name, await verifyRegistration(core, c, caller, response)), 201);
  });

  register(contract.removePasskey, async (c) => {
    await removePasskey(core, freshCallerOf(c, core), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
