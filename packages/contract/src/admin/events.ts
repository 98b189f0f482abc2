import { z } from '@hono/zod-openapi';

import { answer } from '../core/route.js';
import { Id, Instant, PageQuery } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['events'];
/** A place in the log. */
export const Sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What of the log is wanted. */
export const eventFilters = {
  /** Types, separated by commas; `invoice.*` stands for all of a noun. */
  type: z
    .string()
    .max(500)
    .regex(/^[\w.-]+(\.\*)?(,[\w.-]+(\.\*)?)*$/, 'Write types such as invoice.paid,contact.*')
    .optional(),
  /** `client:ctc_…`, `staff:stf_…`, `key:key_…`, `system` or `cli`; `staff` alone stands for everybody of the staff. */
  actor: z
    .string()
    .max(100)
    .regex(/^[a-z]+(:[\w-]+)?$/)
    .optional(),
  contact: Id.optional(),
  /** `invoice:inv_…`. */
  subject: z
    .string()
    .max(100)
    .regex(/^[\w-]+:[\w-]+$/)
    .optional(),
};

/** A change of state, as it stands in the log for good. */
export const LoggedEvent = z
  .object({
    /** The sequence as text; the same in the live stream and in webhooks. */
    id: z.string(),
    /** Grows by one with every event of the business. */
    seq: z.int(),
    /** `<subject>.<past participle>`, such as `invoice.paid`; see `GET /api/admin/events/types`. */
    type: z.string(),
    actor: z.string(),
    subject: z.object({ type: z.string(), id: z.string() }).nullable(),
    contactId: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    at: Instant,
  })
  .openapi('LoggedEvent');
export type LoggedEvent = z.infer<typeof LoggedEvent>;

export const listEvents = adminOperation({
  operationId: 'listEvents',
  method: 'get',
  path: '/api/admin/events',
  tags,
  scope: 'events:read',
  summary: 'What happened after an event, oldest first and without a gap. Ask again with the `after` of the answer',
  request: {
    query: z.object({ after: Sequence.default(0), limit: PageQuery.shape.limit, ...eventFilters }),
  },
  responses: {
    200: answer(
      'The events that fit.',
      z.object({
        items: z.array(LoggedEvent),
        /** Where to go on from, also when nothing fits. */
        after: z.int(),
        /** Whether asking again at once brings more. */
        more: z.boolean(),
      }),
    ),
  },
});

export const listEventTypes = adminOperation({
  operationId: 'listEventTypes',
  method: 'get',
  path: '/api/admin/events/types',
  tags,
  scope: 'events:read',
  responses: {
    200: answer(
      'Every type there is, with a sentence.',
      z.object({ items: z.array(z.object({ type: z.string(), sentence: z.string() })) }),
    ),
  },
});

/** What the live stream tells: enough to know what to ask for. */
export const EventSign = z
  .object({
    id: z.string(),
    type: z.string(),
    subject: z.object({ type: z.string(), id: z.string() }).nullable(),
    at: Instant,
  })
  .openapi('EventSign');
export type EventSign = z.infer<typeof EventSign>;

export const streamAdminEvents = adminOperation({
  operationId: 'streamAdminEvents',
  method: 'get',
  path: '/api/admin/events/stream',
  tags,
  scope: 'metrics:read',
  summary:
    'Every change as it happens, as server-sent events of `{id, type, subject, at}`; give the last seen id as `cursor` or `Last-Event-ID` to miss nothing. `reset`: more was missed than is repeated; `closed`: the session or key has ended',
  request: {
    query: z.object({ cursor: z.string().max(40).optional() }),
    headers: z.object({ 'last-event-id': z.string().max(40).optional() }),
  },
  responses: {
    200: { description: 'An endless stream.', content: { 'text/event-stream': { schema: z.string() } } },
  },
});

/** What happened, for programs. */
export const eventRoutes = [listEvents, listEventTypes, streamAdminEvents] as const;
