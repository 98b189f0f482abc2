import { z } from '@hono/zod-openapi';

import { operation } from './route.js';
import { Id, Instant } from './values.js';

/** A change of state, as the client it concerns sees it. The `id` of the stream's message is the cursor. */
export const PortalEventMessage = z
  .object({
    id: z.string(),
    /** `<subject>.<past participle>`, such as `invoice.paid`. */
    type: z.string(),
    subject: z.object({ type: z.string(), id: Id }).nullable(),
    at: Instant,
    data: z.record(z.string(), z.unknown()),
  })
  .openapi('PortalEvent');
export type PortalEventMessage = z.infer<typeof PortalEventMessage>;

export const streamEvents = operation({
  operationId: 'streamEvents',
  method: 'get',
  path: '/api/events',
  tags: ['events'],
  access: 'client',
  summary: 'Live changes as server-sent events; give the last seen id as `cursor` or `Last-Event-ID` to miss nothing',
  request: {
    query: z.object({ cursor: z.string().max(40).optional() }),
    headers: z.object({ 'last-event-id': z.string().max(40).optional() }),
  },
  responses: {
    200: { description: 'An endless stream.', content: { 'text/event-stream': { schema: z.string() } } },
  },
  problems: [401, 429],
});

export const eventRoutes = [streamEvents] as const;
