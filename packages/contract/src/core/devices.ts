import { z } from '@hono/zod-openapi';

import { answer, empty, operation } from './route.js';
import { SignInMethod } from './session.js';
import { Id, Instant } from './values.js';

const tags = ['session'];

/** One place where the client is signed in. */
export const Device = z
  .object({
    id: Id,
    current: z.boolean(),
    method: SignInMethod,
    userAgent: z.string().nullable(),
    /** The site that opened it, such as `https://www.example.com`. */
    origin: z.string().nullable(),
    createdAt: Instant,
    seenAt: Instant,
  })
  .openapi('Device');
export type Device = z.infer<typeof Device>;

export const listDevices = operation({
  operationId: 'listDevices',
  method: 'get',
  path: '/api/sessions',
  tags,
  access: 'client',
  responses: { 200: answer('The sessions that are open, newest first.', z.object({ items: z.array(Device) })) },
  problems: [401],
});

export const endDevice = operation({
  operationId: 'endDevice',
  method: 'delete',
  path: '/api/sessions/{id}',
  tags,
  access: 'client',
  request: { params: z.object({ id: Id }) },
  responses: { 204: empty('That session is ended.') },
  problems: [401, 404],
});

export const endOtherDevices = operation({
  operationId: 'endOtherDevices',
  method: 'delete',
  path: '/api/sessions',
  tags,
  access: 'client',
  responses: { 200: answer('All sessions but this one are ended.', z.object({ ended: z.int() })) },
  problems: [401],
});

export const deviceRoutes = [listDevices, endDevice, endOtherDevices] as const;
