import { z } from '@hono/zod-openapi';

import { answer, empty } from '../core/route.js';
import { Id, Instant, PageQuery, pageOf } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['forms'];
const byId = z.object({ id: Id });

export const FormSubmission = z
  .object({
    id: Id,
    state: z.enum(['received', 'accepted', 'spam']),
    /** Why it was taken for spam: `trap`, `fast`, `links`. */
    reason: z.string().nullable(),
    values: z.record(z.string(), z.string()),
    contactId: Id.nullable(),
    page: z.string().nullable(),
    at: Instant,
  })
  .openapi('FormSubmission');
export type FormSubmission = z.infer<typeof FormSubmission>;

export const listSubmissions = adminOperation({
  operationId: 'listSubmissions',
  method: 'get',
  path: '/api/admin/forms/{id}/submissions',
  tags,
  scope: 'forms:read',
  request: { params: byId, query: PageQuery.extend({ state: FormSubmission.shape.state.optional() }) },
  responses: { 200: answer('What was sent, newest first.', pageOf(FormSubmission)) },
  problems: [404],
});

export const acceptSubmission = adminOperation({
  operationId: 'acceptSubmission',
  method: 'post',
  path: '/api/admin/form-submissions/{id}/accept',
  tags,
  scope: 'forms:write',
  summary: 'It was no spam after all: makes the contact, as if it had been taken at once',
  request: { params: byId },
  responses: { 204: empty('Taken.') },
  problems: [404, 409],
});

export const deleteSubmission = adminOperation({
  operationId: 'deleteSubmission',
  method: 'delete',
  path: '/api/admin/form-submissions/{id}',
  tags,
  scope: 'forms:write',
  request: { params: byId },
  responses: { 204: empty('It is gone; the contact stays.') },
  problems: [404],
});

/** What was sent with the business's forms. */
export const formSubmissionRoutes = [listSubmissions, acceptSubmission, deleteSubmission] as const;
