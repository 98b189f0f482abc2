import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Id, Instant } from '../core/values.js';
import { ContactFilter } from './contact-filter.js';
import { adminOperation } from './route.js';

const tags = ['contacts'];
const byId = z.object({ id: Id });
const named = { name: z.string().trim().min(1).max(80), filter: ContactFilter };

/** A filter with a name; whoever matches belongs to it. */
export const Segment = z.object({ id: Id, ...named, createdAt: Instant, updatedAt: Instant }).openapi('Segment');
export type Segment = z.infer<typeof Segment>;

export const listSegments = adminOperation({
  operationId: 'listSegments',
  method: 'get',
  path: '/api/admin/segments',
  tags,
  scope: 'contacts:read',
  responses: { 200: answer('All segments, A to Z.', z.object({ items: z.array(Segment) })) },
});

export const createSegment = adminOperation({
  operationId: 'createSegment',
  method: 'post',
  path: '/api/admin/segments',
  tags,
  scope: 'contacts:write',
  summary: 'Saves a filter. At most 200 can be kept, each with a name of its own',
  request: { body: body(z.strictObject(named)) },
  responses: { 201: answer('Saved.', Segment) },
  problems: [409],
});

export const changeSegment = adminOperation({
  operationId: 'changeSegment',
  method: 'patch',
  path: '/api/admin/segments/{id}',
  tags,
  scope: 'contacts:write',
  request: { params: byId, body: body(z.strictObject(named).partial()) },
  responses: { 200: answer('As it is now.', Segment) },
  problems: [404, 409, 412],
});

export const removeSegment = adminOperation({
  operationId: 'removeSegment',
  method: 'delete',
  path: '/api/admin/segments/{id}',
  tags,
  scope: 'contacts:write',
  request: { params: byId },
  responses: { 204: empty('The contacts stay; only the filter is gone.') },
  problems: [404],
});

export const listTags = adminOperation({
  operationId: 'listTags',
  method: 'get',
  path: '/api/admin/tags',
  tags,
  scope: 'contacts:read',
  responses: {
    200: answer(
      'The tags in use, A to Z.',
      z.object({ items: z.array(z.object({ tag: z.string(), contacts: z.int() })) }),
    ),
  },
});

export const segmentsRoutes = [listTags, listSegments, createSegment, changeSegment, removeSegment] as const;
