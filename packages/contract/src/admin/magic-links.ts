import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer, body, empty } from '../core/route.js';
import { Destination } from '../core/session.js';
import { Email, Id, Instant, PageQuery, pageOf } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['invitations'];

export const MagicLink = z
  .object({
    id: Id,
    contactId: Id,
    email: z.string(),
    name: z.string(),
    /** What it opens; null for the portal's default page. */
    view: z.string().nullable(),
    state: z.enum(['open', 'used', 'expired', 'replaced', 'revoked']),
    createdAt: Instant,
    /** `staff:…`, `key:…` or `cli`. */
    createdBy: z.string(),
    createdByName: z.string(),
    expiresAt: Instant,
    usedAt: Instant.nullable(),
  })
  .openapi('MagicLink');
export type MagicLink = z.infer<typeof MagicLink>;

/** Where a link leads: the portal, one app, or one thing in it. It signs in to the whole portal all the same. */
export const LinkScope = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('portal') }),
    z.strictObject({ kind: z.literal('app'), app: z.enum(APP_IDS) }),
    z.strictObject({ kind: z.literal('item'), view: Destination.shape.view.unwrap().min(1) }),
  ])
  .default({ kind: 'portal' });
export type LinkScope = z.infer<typeof LinkScope>;

export const createMagicLink = adminOperation({
  operationId: 'createMagicLink',
  method: 'post',
  path: '/api/admin/magic-links',
  tags,
  scope: 'invitations:write',
  summary:
    'Makes a link that signs a contact in once, for you to hand over. It is shown in this answer and never again',
  request: {
    body: body(
      z.strictObject({
        contactId: Id.optional(),
        email: Email.optional(),
        scope: LinkScope,
        /** Until it expires; the setting `signIn.magicLinkMinutes` when left out. */
        minutes: z.int().min(5).max(1440).optional(),
        page: Destination.shape.page,
      }),
    ),
  },
  responses: { 201: answer('The link.', z.object({ link: MagicLink, url: z.string() })) },
  problems: [404, 409],
});

export const listMagicLinks = adminOperation({
  operationId: 'listMagicLinks',
  method: 'get',
  path: '/api/admin/magic-links',
  tags,
  scope: 'invitations:read',
  request: { query: PageQuery.extend({ contactId: Id.optional() }) },
  responses: { 200: answer('Who made which for whom, newest first.', pageOf(MagicLink)) },
});

export const revokeMagicLink = adminOperation({
  operationId: 'revokeMagicLink',
  method: 'delete',
  path: '/api/admin/magic-links/{id}',
  tags,
  scope: 'invitations:write',
  request: { params: z.object({ id: Id }) },
  responses: { 204: empty('It no longer works.') },
  problems: [404],
});

export const magicLinkRoutes = [createMagicLink, listMagicLinks, revokeMagicLink] as const;
