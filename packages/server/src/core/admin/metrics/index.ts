import * as contract from '@client-portal/contract/admin';

import type { AdminArea } from '../area.js';
import { getAttention } from './attention.js';
import { getFunnel } from './get-funnel.js';
import { getMetrics } from './get-metrics.js';
import { metricsMigrations } from './migrations.js';
import { forgetRefusals } from './origin-sightings.js';

export const metricsArea: AdminArea = {
  routes(register, core, apps) {
    register(contract.getMetrics, async (c) => c.json(await getMetrics(core, c.get('access').settings, apps), 200));

    register(contract.getFunnel, async (c) =>
      c.json(await getFunnel(core, c.get('access').settings, c.req.valid('query')), 200),
    );

    register(contract.getAttention, async (c) =>
      c.json({ items: await getAttention(core, c.get('access').settings) }, 200),
    );
  },
  migrations: metricsMigrations,
  jobs: [forgetRefusals],
};
