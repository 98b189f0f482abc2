import type { AdminCases } from '../../../../testing/admin-case.js';
import type { AdminTester } from '../../../../testing/admin-tester.js';
import { ping } from '../deliveries.js';
import { createWebhook, deleteWebhook, listWebhooks } from '../webhooks.js';

const url = 'https://hooks.shop.test/in';

/** A webhook of its own for each request; the ones before it go, because there may only be so many. */
async function aWebhook({ portal: { core } }: AdminTester) {
  for (const { id } of await listWebhooks(core)) await deleteWebhook(core, 'cli', id);
  const { webhook } = await createWebhook(core, 'cli', { url, description: '', events: ['never.sent'] });
  return { id: webhook.id };
}

const aDelivery = async (tester: AdminTester) => {
  const { id } = await aWebhook(tester);
  return { id: (await ping(tester.portal.core, id)).id };
};

const request = aWebhook;

export const webhooksCases: AdminCases = {
  listWebhooks: { allowed: 200 },
  createWebhook: {
    allowed: 201,
    request: async (tester) => {
      await aWebhook(tester);
      return { body: { url } };
    },
  },
  getWebhook: { allowed: 200, request },
  changeWebhook: {
    allowed: 200,
    request: async (tester) => ({ ...(await aWebhook(tester)), body: { enabled: false } }),
  },
  deleteWebhook: { allowed: 204, request },
  rotateWebhookSecret: { allowed: 200, request },
  pingWebhook: { allowed: 200, request },
  listWebhookDeliveries: { allowed: 200, request },
  replayWebhook: { allowed: 202, request: async (tester) => ({ ...(await aWebhook(tester)), body: { since: 0 } }) },
  getWebhookDelivery: { allowed: 200, request: aDelivery },
  replayWebhookDelivery: { allowed: 409, request: aDelivery },
  checkPage: { allowed: 200, request: () => ({ body: { page: 'https://www.shop.test/clients' } }) },
};
