import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Id, Instant, PageQuery, pageOf } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['webhooks'];
const byId = z.object({ id: Id });

export const WebhookDelivery = z
  .object({
    id: Id,
    webhookId: Id,
    type: z.string(),
    /** `pending`: not tried yet. `failed`: tried, and tried again at `nextAt`. `dead`: given up. */
    state: z.enum(['pending', 'delivered', 'failed', 'dead']),
    attempts: z.int(),
    nextAt: Instant.nullable(),
    /** The receiver's last answer; null when there was none. */
    status: z.int().nullable(),
    /** In plain words. */
    error: z.string().nullable(),
    /** Milliseconds of the last try. */
    duration: z.int().nullable(),
    eventAt: Instant,
    createdAt: Instant,
    triedAt: Instant.nullable(),
  })
  .openapi('WebhookDelivery');
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** With what is sent, and the beginning of what came back. */
export const WebhookExchange = WebhookDelivery.extend({
  payload: z.string(),
  excerpt: z.string().nullable(),
}).openapi('WebhookExchange');
export type WebhookExchange = z.infer<typeof WebhookExchange>;

export const pingWebhook = adminOperation({
  operationId: 'pingWebhook',
  method: 'post',
  path: '/api/admin/webhooks/{id}/ping',
  tags,
  scope: 'webhooks:write',
  summary: 'Sends a `webhook.ping` now, once, and answers with what came of it',
  request: { params: byId },
  responses: { 200: answer('The delivery.', WebhookExchange) },
  problems: [404],
});

export const listWebhookDeliveries = adminOperation({
  operationId: 'listWebhookDeliveries',
  method: 'get',
  path: '/api/admin/webhooks/{id}/deliveries',
  tags,
  scope: 'webhooks:read',
  summary: 'Of the last 30 days',
  request: {
    params: byId,
    query: PageQuery.extend({
      state: WebhookDelivery.shape.state.optional(),
      type: z.string().max(80).optional(),
    }),
  },
  responses: { 200: answer('Deliveries, newest first.', pageOf(WebhookDelivery)) },
  problems: [404],
});

export const replayWebhook = adminOperation({
  operationId: 'replayWebhook',
  method: 'post',
  path: '/api/admin/webhooks/{id}/replay',
  tags,
  scope: 'webhooks:write',
  summary:
    'Sends again what was recorded from an instant on: what did not arrive, or `all`, which includes events from before the webhook was there',
  request: {
    params: byId,
    body: body(z.strictObject({ since: Instant.min(0), only: z.enum(['failed', 'all']).default('failed') })),
  },
  responses: {
    202: answer(
      'Queued; with `all`, events without a delivery follow in the background.',
      z.object({ queued: z.int() }),
    ),
  },
  problems: [404],
});

export const getWebhookDelivery = adminOperation({
  operationId: 'getWebhookDelivery',
  method: 'get',
  path: '/api/admin/webhook-deliveries/{id}',
  tags,
  scope: 'webhooks:read',
  request: { params: byId },
  responses: { 200: answer('The delivery, with what is sent and what came back.', WebhookExchange) },
  problems: [404],
});

export const replayWebhookDelivery = adminOperation({
  operationId: 'replayWebhookDelivery',
  method: 'post',
  path: '/api/admin/webhook-deliveries/{id}/replay',
  tags,
  scope: 'webhooks:write',
  summary: 'Sends it again, under the same `webhook-id`',
  request: { params: byId },
  responses: { 202: answer('Queued.', WebhookDelivery) },
  problems: [404, 409],
});

export const webhookDeliveryRoutes = [
  pingWebhook,
  listWebhookDeliveries,
  replayWebhook,
  getWebhookDelivery,
  replayWebhookDelivery,
] as const;
