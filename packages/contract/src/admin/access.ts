import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer, body, empty } from '../core/route.js';
import { Id, Instant } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['access'];
const byId = z.object({ id: Id });

/** What can be granted, such as `app:invoices`. */
export const Resource = z
  .enum(
    APP_IDS.map((id) => `app:${id}` as const),
    `Choose one of ${APP_IDS.map((id) => `app:${id}`).join(', ')}`,
  )
  .openapi('Resource');

export const Grant = z
  .object({
    id: Id,
    resource: z.string(),
    /** `manual`, `link`, or what gave it; `sourceId` says which. */
    source: z.string(),
    sourceId: z.string(),
    reason: z.string(),
    status: z.enum(['scheduled', 'active', 'ended', 'revoked']),
    startsAt: Instant,
    endsAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .openapi('Grant');
export type Grant = z.infer<typeof Grant>;

export const listGrants = adminOperation({
  operationId: 'listGrants',
  method: 'get',
  path: '/api/admin/contacts/{id}/grants',
  tags,
  scope: 'contacts:read',
  request: { params: byId },
  responses: {
    200: answer('What was given to the contact, latest first, at most 500.', z.object({ items: z.array(Grant) })),
  },
  problems: [404],
});

export const grantAccess = adminOperation({
  operationId: 'grantAccess',
  method: 'post',
  path: '/api/admin/contacts/{id}/grants',
  tags,
  scope: 'contacts:write',
  summary: 'Gives something by hand; again to change when it starts and ends',
  request: {
    params: byId,
    body: body(
      z
        .strictObject({
          resource: Resource,
          /** Now, when left out. */
          startsAt: Instant.optional(),
          endsAt: Instant.nullable().default(null),
          reason: z.string().trim().max(500).default(''),
        })
        .refine(({ startsAt, endsAt }) => endsAt === null || startsAt === undefined || endsAt > startsAt, {
          path: ['endsAt'],
          message: 'The end must be after the start',
        }),
    ),
  },
  responses: { 201: answer('As it is now.', Grant) },
  problems: [404],
});

export const revokeGrant = adminOperation({
  operationId: 'revokeGrant',
  method: 'delete',
  path: '/api/admin/grants/{id}',
  tags,
  scope: 'contacts:write',
  summary: 'Takes it away at once; open pages notice',
  request: { params: byId },
  responses: { 204: empty('Taken away.') },
  problems: [404],
});

/** One thing that decides. `reason` is a code for it, `params` what it speaks of. */
export const AccessStep = z
  .object({
    step: z.enum(['account', 'app', 'audience', 'content', 'item']),
    passed: z.boolean(),
    reason: z.string(),
    params: z.record(z.string(), z.string()),
    /** With `audience`: the grants that were looked at. */
    grants: z.array(Grant),
  })
  .openapi('AccessStep');
export type AccessStep = z.infer<typeof AccessStep>;

export const explainAccess = adminOperation({
  operationId: 'explainAccess',
  method: 'get',
  path: '/api/admin/access',
  tags,
  scope: 'contacts:read',
  summary: 'Says step by step why a contact sees something or does not: an app, or a thing such as an invoice',
  request: {
    query: z.object({
      contact: Id,
      /** `app:invoices`, or the id of a thing, such as `inv_…`. */
      resource: z
        .string()
        .regex(/^(app:[a-z]+|[a-z]{3}_[0-9a-z]+)$/, 'Write app:invoices, or the id of a thing')
        .max(64),
    }),
  },
  responses: {
    200: answer(
      'The decision.',
      z.object({
        allowed: z.boolean(),
        /** Whether the app stands in the client's navigation: it also needs something in it, or to be shown empty. */
        listed: z.boolean(),
        steps: z.array(AccessStep),
      }),
    ),
  },
  problems: [404],
});

export const accessRoutes = [listGrants, grantAccess, revokeGrant, explainAccess] as const;
