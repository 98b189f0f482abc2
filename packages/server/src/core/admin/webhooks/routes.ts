import * as contract from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import { expectedVersion, giveTag } from '../../http/etag.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import { listDeliveries, ping, readExchange } from './deliveries.js';
import { replayDelivery, replaySince } from './replay.js';
import { changeWebhook, createWebhook, deleteWebhook, findWebhook, listWebhooks, rotateSecret } from './webhooks.js';

export function registerWebhooks(register: AdminRegister, core: Core): void {
  register(contract.listWebhooks, async (c) => c.json({ items: await listWebhooks(core) }, 200));

  register(contract.createWebhook, async (c) =>
    c.json(await createWebhook(core, staffOf(c).actor, c.req.valid('json')), 201),
  );

  register(contract.getWebhook, async (c) => {
    const found = await findWebhook(core, c.req.valid('param').id);
    giveTag(c, found.updatedAt);
    return c.json(found, 200);
  });

  register(contract.changeWebhook, async (c) => {
    const { id } = c.req.valid('param');
    const changed = await changeWebhook(core, staffOf(c).actor, id, c.req.valid('json'), expectedVersion(c));
    giveTag(c, changed.updatedAt);
    return c.json(changed, 200);
  });

  register(contract.deleteWebhook, async (c) => {
    await deleteWebhook(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(contract.rotateWebhookSecret, async (c) =>
    c.json(await rotateSecret(core, staffOf(c).actor, c.req.valid('param').id), 200),
  );

  register(contract.pingWebhook, async (c) => c.json(await ping(core, c.req.valid('param').id), 200));

  register(contract.listWebhookDeliveries, async (c) =>
    c.json(await listDeliveries(core, c.req.valid('param').id, c.req.valid('query')), 200),
  );

  register(contract.replayWebhook, async (c) =>
    c.json({ queued: await replaySince(core, staffOf(c).actor, c.req.valid('param').id, c.req.valid('json')) }, 202),
  );

  register(contract.getWebhookDelivery, async (c) => c.json(await readExchange(core, c.req.valid('param').id), 200));

  register(contract.replayWebhookDelivery, async (c) =>
    c.json(await replayDelivery(core, staffOf(c).actor, c.req.valid('param').id), 202),
  );
}
