import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Destination } from '../core/session.js';
import { Instant } from '../core/values.js';
import { adminOperation } from './route.js';

export const createLinkTemplate = adminOperation({
  operationId: 'createLinkTemplate',
  method: 'post',
  path: '/api/admin/link-templates',
  tags: ['invitations'],
  scope: 'invitations:write',
  summary:
    'A signed address for the mails of any other tool, with one merge field for the reader’s address. Opening it signs nobody in: it offers to mail a link to that address',
  request: {
    body: body(
      z.strictObject({
        ...Destination.shape,
        /** How the other tool writes the reader's address, such as `{{email}}` or `*|EMAIL|*`. */
        field: z.string().trim().min(1).max(60).default('{{email}}'),
        /** Days until it ends. */
        days: z.int().min(1).max(365).default(30),
      }),
    ),
  },
  responses: { 201: answer('The template.', z.object({ url: z.string(), expiresAt: Instant })) },
});

export const linkTemplateRoutes = [createLinkTemplate] as const;
