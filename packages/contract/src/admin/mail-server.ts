import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Email, Instant } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['mails'];
const Line = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\r\n]*$/, 'Write it on one line');
const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9.:-]+$/, 'Write the name of the server only, such as smtp.example.com');

export const MailServer = z
  .object({
    /** `environment`: the operator's. `none`: mails wait until there is one. */
    source: z.enum(['settings', 'environment', 'none']),
    host: z.string().nullable(),
    port: z.int(),
    /** `tls`: from the first byte, usually port 465. `starttls`: required before anything is said, usually 587. */
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string(),
    hasPassword: z.boolean(),
    fromName: z.string(),
    fromAddress: z.string(),
    replyTo: z.string().nullable(),
    /** How many mails of a batch go out within a minute. */
    perMinute: z.int(),
    /** How many mails wait, and since when the oldest does. */
    waiting: z.object({ count: z.int(), since: Instant.nullable() }),
  })
  .openapi('MailServer');
export type MailServer = z.infer<typeof MailServer>;

export const MailServerChange = z
  .strictObject({
    /** Null: the operator's server, or none. */
    host: Host.min(1).nullable(),
    port: z.int().min(1).max(65_535).default(587),
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    user: Line.default(''),
    /** Never answered. Left out: as it is, unless the server or the user changes. */
    password: z.string().max(500).optional(),
    /** Empty: the name of the business. */
    fromName: Line.default(''),
    /** Null: the operator's address. */
    fromAddress: Email.nullable().default(null),
    replyTo: Email.nullable().default(null),
    perMinute: z.int().min(1).max(6000).default(60),
  })
  .openapi('MailServerChange');
export type MailServerChange = z.infer<typeof MailServerChange>;

export const MailServerTest = z
  .object({
    ok: z.boolean(),
    /** What is wrong, by a name for programs. */
    problem: z
      .enum(['none', 'private', 'dns', 'refused', 'timeout', 'tls', 'password', 'sender', 'recipient', 'other'])
      .nullable(),
    /** What happened and what to do, for a person. */
    message: z.string(),
  })
  .openapi('MailServerTest');
export type MailServerTest = z.infer<typeof MailServerTest>;

export const getMailServer = adminOperation({
  operationId: 'getMailServer',
  method: 'get',
  path: '/api/admin/mail-server',
  tags,
  scope: 'settings:read',
  responses: { 200: answer('What mails are sent with.', MailServer) },
});

export const putMailServer = adminOperation({
  operationId: 'putMailServer',
  method: 'put',
  path: '/api/admin/mail-server',
  tags,
  scope: 'settings:write',
  fresh: true,
  summary: 'Mails that wait are sent at once. A password is kept only for the server and user that it was given for',
  request: { body: body(MailServerChange) },
  responses: { 200: answer('As it is now.', MailServer) },
  problems: [412],
});

export const testMailServer = adminOperation({
  operationId: 'testMailServer',
  method: 'post',
  path: '/api/admin/mail-server/test',
  tags,
  scope: 'settings:write',
  summary: 'Sends a mail now and says in plain words how it went',
  request: {
    body: body(
      z.strictObject({
        /** Your own address when left out. */
        to: Email.optional(),
        /** To try before saving. */
        server: MailServerChange.optional(),
      }),
    ),
  },
  responses: { 200: answer('How it went.', MailServerTest) },
});

export const mailServerRoutes = [getMailServer, putMailServer, testMailServer] as const;
