import { z } from '@hono/zod-openapi';

import { FormField } from '../core/forms.js';
import { answer, body, empty } from '../core/route.js';
import { Id, Instant } from '../core/values.js';
import { Resource } from './access.js';
import { formSubmissionRoutes } from './form-submissions.js';
import { adminOperation } from './route.js';

export * from './form-submissions.js';

const tags = ['forms'];
const byId = z.object({ id: Id });

const isOnce = (fields: FormField[]) => new Set(fields.map(({ name }) => name)).size === fields.length;

const editable = {
  /** For the business. */
  name: z.string().trim().min(1).max(100),
  title: z.string().trim().max(200),
  intro: z.string().trim().max(2000),
  submitLabel: z.string().trim().min(1).max(60),
  fields: z
    .array(FormField)
    .min(1)
    .max(30)
    .refine((fields) => fields.some(({ name, required }) => name === 'email' && required), {
      message: 'A form asks for an e-mail address: add the field "email" and make it required',
    })
    .refine(isOnce, { message: 'Two fields have the same name' }),
  /** What is said once it is sent. */
  thanks: z.string().trim().min(1).max(500),
  /** A page of the business to go on to instead. */
  continueTo: z.url().max(2000).nullable(),
  /** What everybody who sends it receives. */
  tags: z.array(z.string().trim().min(1).max(60)).max(20),
  grants: z.array(Resource).max(20),
  /** Invites who is not a client yet; the rules in the settings may invite, too. */
  invite: z.boolean(),
  enabled: z.boolean(),
};

const FormContent = z.strictObject({
  ...editable,
  title: editable.title.default(''),
  intro: editable.intro.default(''),
  submitLabel: editable.submitLabel.default('Send'),
  thanks: editable.thanks.default('Thank you. We have your message.'),
  continueTo: editable.continueTo.default(null),
  tags: editable.tags.default([]),
  grants: editable.grants.default([]),
  invite: editable.invite.default(false),
  enabled: editable.enabled.default(true),
});

export const Form = FormContent.extend({
  id: Id,
  submissions: z.int(),
  spam: z.int(),
  lastSubmissionAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
}).openapi('Form');
export type Form = z.infer<typeof Form>;
export type FormContent = z.infer<typeof FormContent>;

export const listForms = adminOperation({
  operationId: 'listForms',
  method: 'get',
  path: '/api/admin/forms',
  tags,
  scope: 'forms:read',
  responses: { 200: answer('All forms, newest first; there are at most 200.', z.object({ items: z.array(Form) })) },
});

export const createForm = adminOperation({
  operationId: 'createForm',
  method: 'post',
  path: '/api/admin/forms',
  tags,
  scope: 'forms:write',
  request: { body: body(FormContent) },
  responses: { 201: answer('The form.', Form) },
  problems: [409],
});

export const readForm = adminOperation({
  operationId: 'readForm',
  method: 'get',
  path: '/api/admin/forms/{id}',
  tags,
  scope: 'forms:read',
  request: { params: byId },
  responses: { 200: answer('The form, with an ETag.', Form) },
  problems: [404],
});

export const changeForm = adminOperation({
  operationId: 'changeForm',
  method: 'patch',
  path: '/api/admin/forms/{id}',
  tags,
  scope: 'forms:write',
  request: { params: byId, body: body(z.strictObject(editable).partial()) },
  responses: { 200: answer('As it is now.', Form) },
  problems: [404, 412],
});

export const deleteForm = adminOperation({
  operationId: 'deleteForm',
  method: 'delete',
  path: '/api/admin/forms/{id}',
  tags,
  scope: 'forms:write',
  summary: 'Takes the form and what was sent with it away; the contacts stay',
  request: { params: byId },
  responses: { 204: empty('It is gone.') },
  problems: [404],
});

export const formsRoutes = [listForms, createForm, readForm, changeForm, deleteForm, ...formSubmissionRoutes] as const;
