import { explainAccess, grantAccess, listGrants, revokeGrant } from '@client-portal/contract/admin';

import { staffOf } from '../../http/register-admin.js';
import type { AdminArea } from '../area.js';
import * as explanation from './explain-access.js';
import * as grants from './grants.js';

export const accessArea: AdminArea = {
  routes(register, core, apps) {
    register(listGrants, async (c) => c.json({ items: await grants.listGrants(core, c.req.valid('param').id) }, 200));

    register(grantAccess, async (c) =>
      c.json(await grants.grantAccess(core, staffOf(c).actor, c.req.valid('param').id, c.req.valid('json')), 201),
    );

    register(revokeGrant, async (c) => {
      await grants.revokeGrant(core, staffOf(c).actor, c.req.valid('param').id);
      return c.body(null, 204);
    });

    register(explainAccess, async (c) => {
      const { contact, resource } = c.req.valid('query');
      return c.json(await explanation.explainAccess(core, apps, contact, resource), 200);
    });
  },
};
