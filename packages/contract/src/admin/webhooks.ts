import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Id, Instant } from '../core/values.js';
import { checkPage } from './page-checks.js';
import { adminOperation } from './route.js';
import { webhookDeliveryRoutes } from './webhook-deliveries.js';

export * from './page-checks.js';
export * from './webhook-deliveries.js';

const tags = ['webhooks'];
const byId = z.object({ id: Id });

/** `*` for all, `invoice.*` for all of a subject, or one type such as `invoice.paid`. */
export const EventPattern = z
  .string()
  .trim()
  .max(80)
  .regex(/^(\*|[a-z][\w-]*\.(\*|[\w-]+))$/, 'Write a type such as invoice.paid, a subject such as invoice.*, or *');

const Url = z.url({ protocol: /^https?$/, error: 'Write an address that begins with https://' }).max(2000);
const Description = z.string().trim().max(200);
const Events = z.array(EventPattern).min(1).max(50);

export const Webhook = z
  .object({
    id: Id,
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    /** Why it is switched off: by somebody, because the receiver said 410 Gone, or because nothing arrived for five days. */
    disabledReason: z.enum(['staff', 'gone', 'failing']).nullable(),
    disabledAt: Instant.nullable(),
    /** Since when nothing has arrived; null while it works. */
    failingSince: Instant.nullable(),
    lastDeliveredAt: Instant.nullable(),
    /** Deliveries that wait for another try. */
    waiting: z.int(),
    /** Until when the secret before this one signs as well. */
    oldSecretUntil: Instant.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Webhook');
export type Webhook = z.infer<typeof Webhook>;

/** The secret is shown here and never again. */
const WithSecret = z.object({ webhook: Webhook, secret: z.string() });

export const listWebhooks = adminOperation({
  operationId: 'listWebhooks',
  method: 'get',
  path: '/api/admin/webhooks',
  tags,
  scope: 'webhooks:read',
  responses: { 200: answer('All of them, at most 20, oldest first.', z.object({ items: z.array(Webhook) })) },
});

export const createWebhook = adminOperation({
  operationId: 'createWebhook',
  method: 'post',
  path: '/api/admin/webhooks',
  tags,
  scope: 'webhooks:write',
  fresh: true,
  summary: 'From now on events are sent there. The secret that signs them is in this answer and never shown again',
  request: {
    body: body(z.strictObject({ url: Url, description: Description.default(''), events: Events.default(['*']) })),
  },
  responses: { 201: answer('The webhook.', WithSecret) },
  problems: [409],
});

export const getWebhook = adminOperation({
  operationId: 'getWebhook',
  method: 'get',
  path: '/api/admin/webhooks/{id}',
  tags,
  scope: 'webhooks:read',
  request: { params: byId },
  responses: { 200: answer('The webhook, with an ETag.', Webhook) },
  problems: [404],
});

export const changeWebhook = adminOperation({
  operationId: 'changeWebhook',
  method: 'patch',
  path: '/api/admin/webhooks/{id}',
  tags,
  scope: 'webhooks:write',
  fresh: true,
  summary: 'Switched on again it goes on from now; replay what it missed',
  request: {
    params: byId,
    body: body(
      z.strictObject({
        url: Url.optional(),
        description: Description.optional(),
        events: Events.optional(),
        enabled: z.boolean().optional(),
      }),
    ),
  },
  responses: { 200: answer('As it is now.', Webhook) },
  problems: [404, 412],
});

export const deleteWebhook = adminOperation({
  operationId: 'deleteWebhook',
  method: 'delete',
  path: '/api/admin/webhooks/{id}',
  tags,
  scope: 'webhooks:write',
  request: { params: byId },
  responses: { 204: empty('Nothing is sent there any more; its deliveries are gone.') },
  problems: [404],
});

export const rotateWebhookSecret = adminOperation({
  operationId: 'rotateWebhookSecret',
  method: 'post',
  path: '/api/admin/webhooks/{id}/secret',
  tags,
  scope: 'webhooks:write',
  fresh: true,
  summary: 'Makes a new secret; the old one signs as well for 24 hours',
  request: { params: byId },
  responses: { 200: answer('The new secret.', WithSecret) },
  problems: [404],
});

/** The management operations of this area, and the check of a page. */
export const webhooksRoutes = [
  listWebhooks,
  createWebhook,
  getWebhook,
  changeWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  ...webhookDeliveryRoutes,
  checkPage,
] as const;
