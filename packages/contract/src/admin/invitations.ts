import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Email, Id, Instant, Locale, PageQuery, pageOf } from '../core/values.js';
import { InvitationOptions } from './invitation-options.js';
import { linkTemplateRoutes } from './link-templates.js';
import { magicLinkRoutes } from './magic-links.js';
import { mailBatchRoutes } from './mail-batches.js';
import { adminOperation } from './route.js';

export * from './invitation-options.js';
export * from './link-templates.js';
export * from './magic-links.js';
export * from './mail-batches.js';

const tags = ['invitations'];
const byId = z.object({ id: Id });
const Name = z.string().trim().max(100);

/** `sent`: on its way. `delivered`: taken by the mail server. The rest is what became of it. */
export const InvitationState = z.enum(['sent', 'delivered', 'bounced', 'failed', 'joined', 'expired', 'revoked']);
export type InvitationState = z.infer<typeof InvitationState>;

export const Invitation = z
  .object({
    /** The contact's id: a person has one invitation at a time. */
    id: Id,
    email: z.string(),
    name: z.string(),
    state: InvitationState,
    /** Why it bounced, failed or still waits, in the mail server's words. */
    problem: z.string().nullable(),
    firstInvitedAt: Instant,
    lastInvitedAt: Instant,
    /** Null once the link is so old that it was removed. */
    expiresAt: Instant.nullable(),
    joinedAt: Instant.nullable(),
    view: z.string().nullable(),
    page: z.string().nullable(),
    grants: z.array(z.string()),
    createdBy: z.string(),
  })
  .openapi('Invitation');
export type Invitation = z.infer<typeof Invitation>;

export const listInvitations = adminOperation({
  operationId: 'listInvitations',
  method: 'get',
  path: '/api/admin/invitations',
  tags,
  scope: 'invitations:read',
  summary: 'What became of everybody’s last invitation, the latest first',
  request: {
    query: PageQuery.extend({
      state: InvitationState.optional(),
      /** In the name or the address. */
      q: z.string().trim().max(100).optional(),
    }),
  },
  responses: { 200: answer('A page of invitations.', pageOf(Invitation)) },
});

export const sendInvitation = adminOperation({
  operationId: 'sendInvitation',
  method: 'post',
  path: '/api/admin/invitations',
  tags,
  scope: 'invitations:write',
  summary:
    'Mails an invitation to a contact, or to an address, which becomes a contact. It replaces the one before. 422 with `reason` no_address; 409 with `reason` suspended',
  request: {
    body: body(
      z.strictObject({
        contactId: Id.optional(),
        email: Email.optional(),
        firstName: Name.default(''),
        lastName: Name.default(''),
        /** The language of the mail; the contact's own when left out. */
        locale: Locale.optional(),
        ...InvitationOptions.shape,
      }),
    ),
  },
  responses: { 201: answer('Invited.', z.object({ invitation: Invitation, created: z.boolean() })) },
  problems: [404, 409],
});

export const resendInvitation = adminOperation({
  operationId: 'resendInvitation',
  method: 'post',
  path: '/api/admin/invitations/{id}/resend',
  tags,
  scope: 'invitations:write',
  summary: 'Mails a fresh link that carries the same; the old one no longer works',
  request: { params: byId },
  responses: { 200: answer('Sent again.', Invitation) },
  problems: [404, 409],
});

export const revokeInvitation = adminOperation({
  operationId: 'revokeInvitation',
  method: 'delete',
  path: '/api/admin/invitations/{id}',
  tags,
  scope: 'invitations:write',
  request: { params: byId },
  responses: { 204: empty('The link no longer works.') },
  problems: [404],
});

/** The management operations of this area. */
export const invitationsRoutes = [
  listInvitations,
  sendInvitation,
  resendInvitation,
  revokeInvitation,
  ...mailBatchRoutes,
  ...magicLinkRoutes,
  ...linkTemplateRoutes,
] as const;
