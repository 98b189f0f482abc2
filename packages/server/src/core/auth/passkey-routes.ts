import { passkeySignInOptions, PortalError, signInWithHostToken, signInWithPasskey } from '@client-portal/contract';

import { MINUTE } from '../clock.js';
import { isDuplicate } from '../db/change.js';
import type { Core } from '../deps.js';
import type { Register } from '../http/register.js';
import { countTry, forgetTries } from '../rate-limit.js';
import { verifyHostToken } from './host-token.js';
import { openSession } from './open-session.js';
import { authenticationOptions, verifyAuthentication } from './passkeys.js';
import { clientIp } from './sign-in-routes.js';

/** Passkeys, and the login that the business's site already has. */
export function registerPasskeys(register: Register, core: Core): void {
  register(passkeySignInOptions, async (c) => c.json(await authenticationOptions(core, c), 200));

  register(signInWithPasskey, async (c) => {
    if (!c.get('access').settings.signIn.passkey)
      throw new PortalError('forbidden', 'This way to sign in is switched off');
    const limits = [{ name: 'passkey-ip', key: clientIp(c), max: 50, per: 15 * MINUTE }];
    await countTry(core, limits);
    const { contactId, proof } = await verifyAuthentication(core, c, c.req.valid('json').response);
    try {
      return c.json(
        await openSession(core, c, { contactId, method: 'passkey', proof, effects: await forgetTries(core, limits) }),
        200,
      );
    } catch (error) {
      if (isDuplicate(error, 'used_nonce'))
        throw new PortalError('invalid_credentials', 'This proof was used already. Try once more');
      throw error;
    }
  });

  register(signInWithHostToken, async (c) => {
    const limits = [{ name: 'host-ip', key: clientIp(c), max: 100, per: 15 * MINUTE }];
    await countTry(core, limits);
    const { effects, ...proven } = await verifyHostToken(core, c.get('access').settings, c.req.valid('json').token);
    try {
      const all = [...effects, ...(await forgetTries(core, limits))];
      return c.json(await openSession(core, c, { ...proven, method: 'host', effects: all }), 200);
    } catch (error) {
      if (isDuplicate(error, 'used_nonce'))
        throw new PortalError('invalid_credentials', 'This token was used already. Sign a fresh one');
      throw error;
    }
  });
}
