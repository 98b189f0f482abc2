import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Destination } from '../core/session.js';
import { Id, Instant, PageQuery, pageOf } from '../core/values.js';
import { ContactFilter } from './contact-filter.js';
import { InvitationOptions } from './invitation-options.js';
import { adminOperation } from './route.js';

const tags = ['invitations'];
const byId = z.object({ id: Id });

export const MailBatch = z
  .object({
    id: Id,
    kind: z.enum(['login', 'invitation']),
    state: z.enum(['scheduled', 'sending', 'done', 'cancelled']),
    total: z.int(),
    /** How many are in which state. */
    counts: z.object({ queued: z.int(), ordered: z.int(), skipped: z.int(), cancelled: z.int() }),
    startsAt: Instant,
    createdAt: Instant,
    createdBy: z.string(),
    finishedAt: Instant.nullable(),
  })
  .openapi('MailBatch');
export type MailBatch = z.infer<typeof MailBatch>;

export const BatchRecipient = z
  .object({
    contactId: Id,
    email: z.string().nullable(),
    name: z.string(),
    state: z.enum([
      'queued',
      'sending',
      'sent',
      'delivered',
      'bounced',
      'complained',
      'failed',
      'skipped',
      'cancelled',
    ]),
    /** Why it was skipped (`no_address`, `suspended`, `not_approved`, `bounced`, `complained`, `joined`), or what the mail server said. */
    reason: z.string().nullable(),
    at: Instant.nullable(),
  })
  .openapi('BatchRecipient');
export type BatchRecipient = z.infer<typeof BatchRecipient>;

/** Whom a batch goes to: one of the two. Nobody gets it twice. */
const Recipients = {
  contactIds: z.array(Id).min(1).max(1000).optional(),
  /** Everybody whom it matches now. */
  filter: ContactFilter.optional(),
};
const Schedule = {
  /** When to begin; now when left out. At most 90 days ahead. */
  startsAt: Instant.optional(),
};

export const sendLoginMails = adminOperation({
  operationId: 'sendLoginMails',
  method: 'post',
  path: '/api/admin/login-mails',
  tags,
  scope: 'invitations:write',
  summary: 'Mails one or many contacts a link that signs them in once. Sent a few at a time; nobody counts as invited',
  request: {
    body: body(
      z.strictObject({
        ...Recipients,
        ...Destination.shape,
        /** Minutes that each link lives from when it is sent. */
        minutes: z.int().min(5).max(1440).default(1440),
        ...Schedule,
      }),
    ),
  },
  responses: { 202: answer('Queued.', MailBatch) },
});

export const sendInvitations = adminOperation({
  operationId: 'sendInvitations',
  method: 'post',
  path: '/api/admin/invitation-batches',
  tags,
  scope: 'invitations:write',
  summary: 'Invites many contacts, a few at a time. Who has joined already is left out',
  request: {
    body: body(
      z.strictObject({
        ...Recipients,
        ...InvitationOptions.shape,
        ...Schedule,
      }),
    ),
  },
  responses: { 202: answer('Queued.', MailBatch) },
});

export const listMailBatches = adminOperation({
  operationId: 'listMailBatches',
  method: 'get',
  path: '/api/admin/mail-batches',
  tags,
  scope: 'invitations:read',
  request: { query: PageQuery },
  responses: { 200: answer('Batches, newest first.', pageOf(MailBatch)) },
});

export const getMailBatch = adminOperation({
  operationId: 'getMailBatch',
  method: 'get',
  path: '/api/admin/mail-batches/{id}',
  tags,
  scope: 'invitations:read',
  request: { params: byId },
  responses: { 200: answer('How far it is.', MailBatch) },
  problems: [404],
});

export const listBatchRecipients = adminOperation({
  operationId: 'listBatchRecipients',
  method: 'get',
  path: '/api/admin/mail-batches/{id}/recipients',
  tags,
  scope: 'invitations:read',
  request: { params: byId, query: PageQuery },
  responses: { 200: answer('What became of each, in the order of sending.', pageOf(BatchRecipient)) },
  problems: [404],
});

export const cancelMailBatch = adminOperation({
  operationId: 'cancelMailBatch',
  method: 'post',
  path: '/api/admin/mail-batches/{id}/cancel',
  tags,
  scope: 'invitations:write',
  summary: 'Sends nothing to those who are still to come',
  request: { params: byId },
  responses: { 200: answer('As it is now.', MailBatch) },
  problems: [404, 409],
});

export const mailBatchRoutes = [
  sendLoginMails,
  sendInvitations,
  listMailBatches,
  getMailBatch,
  listBatchRecipients,
  cancelMailBatch,
] as const;
