import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Id, Instant, PageQuery, pageOf } from '../core/values.js';
import { mailServerRoutes } from './mail-server.js';
import { mailTemplateRoutes } from './mail-templates.js';
import { adminOperation } from './route.js';

export * from './mail-server.js';
export * from './mail-templates.js';

const tags = ['mails'];
const byId = z.object({ id: Id });

/** `waiting`: there is no mail server yet. `sent`: the mail server has it. `delivered`, `bounced`, `complained`: as reported. `dropped`: too late, or switched off. */
export const MailState = z.enum([
  'queued',
  'waiting',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'dropped',
]);
export type MailState = z.infer<typeof MailState>;

export const MailEntry = z
  .object({
    id: Id,
    template: z.string(),
    contactId: Id.nullable(),
    to: z.string(),
    /** Empty until it is rendered. A code in it is covered. */
    subject: z.string(),
    state: MailState,
    /** What the mail server said last. */
    error: z.string().nullable(),
    attempts: z.int(),
    createdAt: Instant,
    settledAt: Instant.nullable(),
  })
  .openapi('MailEntry');
export type MailEntry = z.infer<typeof MailEntry>;

export const MailDetail = MailEntry.extend({
  /** The mail as it reads with today's words and look; null when it holds a link or a code, which is kept nowhere. */
  content: z.object({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
  /** Whether it can be sent again from here. */
  canResend: z.boolean(),
}).openapi('MailDetail');
export type MailDetail = z.infer<typeof MailDetail>;

export const listMails = adminOperation({
  operationId: 'listMails',
  method: 'get',
  path: '/api/admin/mails',
  tags,
  scope: 'invitations:read',
  request: {
    query: PageQuery.extend({
      state: MailState.optional(),
      template: z.string().max(60).optional(),
      contactId: Id.optional(),
      /** The whole address, or its beginning. */
      to: z.string().trim().max(254).optional(),
    }),
  },
  responses: { 200: answer('Mails, newest first.', pageOf(MailEntry)) },
});

export const getMail = adminOperation({
  operationId: 'getMail',
  method: 'get',
  path: '/api/admin/mails/{id}',
  tags,
  scope: 'invitations:read',
  request: { params: byId },
  responses: { 200: answer('One mail.', MailDetail) },
  problems: [404],
});

export const resendMail = adminOperation({
  operationId: 'resendMail',
  method: 'post',
  path: '/api/admin/mails/{id}/resend',
  tags,
  scope: 'invitations:write',
  summary: 'Sends a mail without a link or code again. For the others, send a new invitation or login mail',
  request: { params: byId },
  responses: { 201: answer('The new mail.', MailEntry) },
  problems: [404, 409],
});

export const reportMails = adminOperation({
  operationId: 'reportMails',
  method: 'post',
  path: '/api/admin/mail-reports',
  tags,
  scope: 'invitations:write',
  summary: 'What a mail provider says became of mails. The `Message-ID` names each',
  request: {
    body: body(
      z.strictObject({
        reports: z
          .array(
            z.strictObject({
              /** The header `Message-ID`, with or without angle brackets. */
              messageId: z.string().min(1).max(300),
              kind: z.enum(['delivered', 'bounced', 'complained']),
              reason: z.string().trim().max(500).default(''),
            }),
          )
          .min(1)
          .max(500),
      }),
    ),
  },
  responses: { 200: answer('How many were known.', z.object({ applied: z.int(), unknown: z.int() })) },
});

/** The management operations of this area. */
export const mailsRoutes = [
  listMails,
  getMail,
  resendMail,
  reportMails,
  ...mailServerRoutes,
  ...mailTemplateRoutes,
] as const;
