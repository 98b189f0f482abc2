import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Email, Id, Instant } from '../core/values.js';
import { Resource } from './access.js';
import { ContactFilter, Tag } from './contact-filter.js';
import { adminOperation } from './route.js';

const tags = ['contacts'];
const byId = z.object({ id: Id });
const done = { 204: empty('Done.') };

const onContact = <const N extends string, const A extends string>(operationId: N, act: A, summary: string) =>
  ({
    operationId,
    method: 'post',
    path: `/api/admin/contacts/{id}/${act}`,
    tags,
    scope: 'contacts:write',
    summary,
  }) as const;

export const approveContact = adminOperation({
  ...onContact('approveContact', 'approve', 'Lets in who asked for it, and mails a link to sign in'),
  request: { params: byId },
  responses: done,
  problems: [404, 409],
});

export const suspendContact = adminOperation({
  ...onContact('suspendContact', 'suspend', 'Shuts out at once: sessions end, links die'),
  request: { params: byId, body: body(z.strictObject({ reason: z.string().trim().max(500).default('') })) },
  responses: done,
  problems: [404, 409],
});

export const restoreContact = adminOperation({
  ...onContact('restoreContact', 'restore', 'Lets a suspended contact sign in again'),
  request: { params: byId },
  responses: done,
  problems: [404, 409],
});

export const signOutContact = adminOperation({
  ...onContact('signOutContact', 'sign-out', 'Ends one session, or all of them'),
  request: { params: byId, body: body(z.strictObject({ session: Id.optional() })) },
  responses: { 200: answer('How many ended.', z.object({ ended: z.int() })) },
  problems: [404],
});

export const addAlias = adminOperation({
  ...onContact('addAlias', 'aliases', 'Adds another address: it signs in as this contact from now on'),
  request: { params: byId, body: body(z.strictObject({ email: Email })) },
  responses: done,
  problems: [404, 409],
});

export const removeAlias = adminOperation({
  operationId: 'removeAlias',
  method: 'delete',
  path: '/api/admin/contacts/{id}/aliases',
  tags,
  scope: 'contacts:write',
  summary: 'Takes an alias away; open links to it die',
  request: { params: byId, query: z.object({ email: Email }) },
  responses: done,
  problems: [404],
});

export const eraseContact = adminOperation({
  operationId: 'eraseContact',
  method: 'delete',
  path: '/api/admin/contacts/{id}',
  tags,
  scope: 'contacts:erase',
  fresh: true,
  summary: 'Removes everything personal for good; what the law makes a business keep stays in its invoices',
  request: { params: byId },
  responses: done,
  problems: [404],
});

export const mergeContact = adminOperation({
  operationId: 'mergeContact',
  method: 'post',
  path: '/api/admin/contacts/{id}/merge',
  tags,
  scope: 'contacts:erase',
  fresh: true,
  summary: 'Moves everything that `from` has to this contact; its addresses become aliases. Can be undone for 30 days',
  request: { params: byId, body: body(z.strictObject({ from: Id })) },
  responses: { 201: answer('The merge.', z.object({ id: Id, undoUntil: Instant })) },
  problems: [404, 409],
});

export const undoMerge = adminOperation({
  operationId: 'undoMerge',
  method: 'post',
  path: '/api/admin/merges/{id}/undo',
  tags,
  scope: 'contacts:erase',
  fresh: true,
  summary: 'Makes two contacts out of a merged one again',
  request: { params: byId },
  responses: done,
  problems: [404, 409],
});

const BulkChange = z.discriminatedUnion('action', [
  z.strictObject({ action: z.enum(['tag', 'untag']), tag: Tag }),
  z.strictObject({ action: z.literal('suspend'), reason: z.string().trim().max(500).default('') }),
  z.strictObject({ action: z.literal('restore') }),
  z.strictObject({ action: z.enum(['grant', 'revoke']), resource: Resource }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

/** Named contacts, or all that match. */
const Selection = z.union([
  z.strictObject({ ids: z.array(Id).min(1).max(1000) }),
  z.strictObject({ filter: ContactFilter, segment: Id.optional() }),
]);
export type Selection = z.infer<typeof Selection>;

export const changeContacts = adminOperation({
  operationId: 'changeContacts',
  method: 'post',
  path: '/api/admin/contacts/bulk',
  tags,
  scope: 'contacts:write',
  summary: 'Does one thing to many. Those it would not change are left alone, so that it can be sent again',
  request: { body: body(z.strictObject({ change: BulkChange, on: Selection })) },
  responses: { 200: answer('How many were changed.', z.object({ changed: z.int() })) },
  problems: [404],
});

export const contactActionRoutes = [
  approveContact,
  suspendContact,
  restoreContact,
  signOutContact,
  addAlias,
  removeAlias,
  eraseContact,
  mergeContact,
  undoMerge,
  changeContacts,
] as const;
