import { checkPage as route } from '@client-portal/contract/admin';

import { HOUR } from '../clock.js';
import type { Core } from '../deps.js';
import { type AdminRegister, staffOf } from '../http/register-admin.js';
import { countTry } from '../rate-limit.js';
import { checkPage } from './check-page.js';

export function registerPageCheck(register: AdminRegister, core: Core): void {
  register(route, async (c) => {
    // Each check makes this server ask others; nobody is to use it for looking around.
    await countTry(core, [{ name: 'page-check', key: staffOf(c).actor, max: 60, per: HOUR }]);
    return c.json(await checkPage(core, c.req.valid('json').page), 200);
  });
}
