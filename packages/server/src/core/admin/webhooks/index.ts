import { and, inArray, isNull, lte, or } from 'drizzle-orm';

import { DAY, HOUR } from '../../clock.js';
import { write } from '../../db/change.js';
import type { Job } from '../../jobs.js';
import { registerPageCheck } from '../../page-check/routes.js';
import type { AdminArea } from '../area.js';
import { deliverWebhooks } from './deliver.js';
import { webhookMigrations } from './migrations.js';
import { registerWebhooks } from './routes.js';
import { webhook, webhookDelivery } from './schema.js';

/** What still waits is kept, however old. */
const cleanUpWebhooks: Job = {
  name: 'clean-up-webhooks',
  every: HOUR,
  async run({ db, clock }) {
    const isSettled = or(inArray(webhookDelivery.state, ['delivered', 'dead']), isNull(webhookDelivery.eventSeq));
    await write(db, [
      db.delete(webhookDelivery).where(and(lte(webhookDelivery.createdAt, clock() - 30 * DAY), isSettled)),
      db.update(webhook).set({ oldSecret: null, oldSecretUntil: null }).where(lte(webhook.oldSecretUntil, clock())),
    ]);
  },
};

export { failingWebhooks, type FailingWebhook } from './attention.js';

export const webhooksArea: AdminArea = {
  routes(register, core) {
    registerWebhooks(register, core);
    registerPageCheck(register, core);
  },
  migrations: webhookMigrations,
  jobs: [cleanUpWebhooks],
  work: deliverWebhooks,
};
