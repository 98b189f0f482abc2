import { PortalError } from '@client-portal/contract/errors';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import type { ServerApp } from '../app.js';
import type { Core } from '../deps.js';
import type { Environment } from '../http/environment.js';
import { problemResponse } from '../http/problem-response.js';
import { createId } from '../ids.js';

const MAX_BODY = 256 * 1024;

/** Where providers report, and the pages they bring. The signature over the raw body is the only proof; the client's return is none. */
export function paymentWebhooks(core: Core, apps: ServerApp[]): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error) => problemResponse(error, createId('req'), core.log));
  app.post('/webhooks/payments/:provider', bodyLimit({ maxSize: MAX_BODY }), async (c) => {
    const provider = core.payments.find(({ id }) => id === c.req.param('provider'));
    if (provider?.kind !== 'checkout') throw new PortalError('not_found', 'There is no such payment provider');
    const report = await provider.readWebhook(core, c.req.raw.headers, await c.req.text());
    if (!report) throw new PortalError('malformed_request', 'The signature does not match');
    if (report !== 'ignored') for (const each of apps) await each.settlePayment?.(core, provider.id, report);
    return c.json({ received: true });
  });
  for (const provider of core.payments) {
    if (provider.kind !== 'checkout' || !provider.routes) continue;
    const deliver = async (headers: Record<string, string>, body: string) =>
      (await app.request(`/webhooks/payments/${provider.id}`, { method: 'POST', headers, body })).status;
    app.route('/', provider.routes(core, deliver));
  }
  return app;
}
