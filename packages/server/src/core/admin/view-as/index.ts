import { createView } from '@client-portal/contract/admin';
import { lte } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { viewAsLink } from '../../db/view-as-schema.js';
import { signedInStaffOf } from '../../http/register-admin.js';
import type { AdminArea } from '../area.js';
import { createViewLink } from './create-view.js';
import { viewAsMigrations } from './migrations.js';

export const viewAsArea: AdminArea = {
  migrations: viewAsMigrations,
  routes(register, core) {
    register(createView, async (c) => {
      const link = await createViewLink(core, c.get('access').settings, signedInStaffOf(c), c.req.valid('json'));
      return c.json(link, 201);
    });
  },
  jobs: [
    {
      name: 'clean-up-views',
      every: DAY,
      run: async ({ db, clock }) => void (await db.delete(viewAsLink).where(lte(viewAsLink.expiresAt, clock() - DAY))),
    },
  ],
};
