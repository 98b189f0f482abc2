import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Email, Id, Locale } from '../core/values.js';
import { MailServerTest } from './mail-server.js';
import { adminOperation } from './route.js';

const tags = ['mails'];
const byId = z.object({ id: Id });
const Language = Locale.max(3);
const inLanguage = z.object({ locale: Language.default('en') });

const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\r\n]*$/, 'Write it on one line');

/** A mail's words: plain text with placeholders such as `{{name}}`. */
export const MailWords = z
  .strictObject({
    subject: Line(200),
    paragraphs: z.array(z.string().trim().min(1).max(2000)).min(1).max(20),
    /** What the button says; null where the mail has none. */
    action: Line(60).nullable(),
    footnotes: z.array(z.string().trim().min(1).max(2000)).max(10),
  })
  .openapi('MailWords');
export type MailWords = z.infer<typeof MailWords>;

export const MailTemplateEntry = z
  .object({
    id: z.string(),
    /** False for what nobody could sign in, or be warned, without. */
    canBeSwitchedOff: z.boolean(),
    on: z.boolean(),
    /** The languages it is written in. */
    locales: z.array(z.object({ locale: z.string(), customised: z.boolean() })),
  })
  .openapi('MailTemplateEntry');
export type MailTemplateEntry = z.infer<typeof MailTemplateEntry>;

export const MailTemplate = MailTemplateEntry.extend({
  locale: z.string(),
  customised: z.boolean(),
  words: MailWords,
  defaults: MailWords,
  placeholders: z.array(z.object({ name: z.string(), example: z.string() })),
}).openapi('MailTemplate');
export type MailTemplate = z.infer<typeof MailTemplate>;

export const listMailTemplates = adminOperation({
  operationId: 'listMailTemplates',
  method: 'get',
  path: '/api/admin/mail-templates',
  tags,
  scope: 'settings:read',
  responses: { 200: answer('All mails to clients.', z.object({ items: z.array(MailTemplateEntry) })) },
});

export const getMailTemplate = adminOperation({
  operationId: 'getMailTemplate',
  method: 'get',
  path: '/api/admin/mail-templates/{id}',
  tags,
  scope: 'settings:read',
  summary: 'Its words in one language; those of English where it is not written in that language yet',
  request: { params: byId, query: inLanguage },
  responses: { 200: answer('The template.', MailTemplate) },
  problems: [404],
});

export const putMailTemplate = adminOperation({
  operationId: 'putMailTemplate',
  method: 'put',
  path: '/api/admin/mail-templates/{id}',
  tags,
  scope: 'settings:write',
  summary: 'Keeps words of one’s own, or switches the mail on and off',
  request: {
    params: byId,
    body: body(
      z.strictObject({ locale: Language.default('en'), words: MailWords.optional(), on: z.boolean().optional() }),
    ),
  },
  responses: { 200: answer('As it is now.', MailTemplate) },
  problems: [404, 409, 412],
});

export const resetMailTemplate = adminOperation({
  operationId: 'resetMailTemplate',
  method: 'delete',
  path: '/api/admin/mail-templates/{id}',
  tags,
  scope: 'settings:write',
  request: { params: byId, query: inLanguage },
  responses: { 200: answer('With the words that it came with.', MailTemplate) },
  problems: [404],
});

const Draft = z.strictObject({ locale: Language.default('en'), words: MailWords.optional() });

export const previewMailTemplate = adminOperation({
  operationId: 'previewMailTemplate',
  method: 'post',
  path: '/api/admin/mail-templates/{id}/preview',
  tags,
  scope: 'settings:read',
  summary: 'How it looks with these words, or with those that are kept, and made-up data',
  request: { params: byId, body: body(Draft) },
  responses: { 200: answer('The mail.', z.object({ subject: z.string(), html: z.string(), text: z.string() })) },
  problems: [404],
});

export const testMailTemplate = adminOperation({
  operationId: 'testMailTemplate',
  method: 'post',
  path: '/api/admin/mail-templates/{id}/test',
  tags,
  scope: 'settings:write',
  summary: 'Sends it to the member of the staff who asks, or to an address',
  request: { params: byId, body: body(Draft.extend({ to: Email.optional() })) },
  responses: { 200: answer('How it went.', MailServerTest) },
  problems: [404],
});

export const mailTemplateRoutes = [
  listMailTemplates,
  getMailTemplate,
  putMailTemplate,
  resetMailTemplate,
  previewMailTemplate,
  testMailTemplate,
] as const;
