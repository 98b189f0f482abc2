import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Destination } from '../core/session.js';
import { Id, Instant } from '../core/values.js';
import { adminOperation } from './route.js';

export const createView = adminOperation({
  operationId: 'createView',
  method: 'post',
  path: '/api/admin/views',
  tags: ['contacts'],
  scope: 'view-as:write',
  summary:
    'A one-time link with which whoever is signed in looks at the portal as a contact sees it: reading only, for a quarter of an hour, written to the activity log',
  request: { body: body(z.strictObject({ contactId: Id, ...Destination.shape })) },
  responses: {
    201: answer('The link; it works once, within five minutes.', z.object({ url: z.string(), expiresAt: Instant })),
  },
  problems: [404, 409],
});

export const viewAsRoutes = [createView] as const;
