import { checkPage as route } from '@client-portal/contract/admin';

import type { Core } from '../deps.js';
import type { AdminRegister } from '../http/register-admin.js';
import { checkPage } from './check-page.js';

export function registerPageCheck(register: AdminRegister, core: Core): void {
  register(route, async (c) => c.json(await checkPage(core, c.req.valid('json').page), 200));
}
