import { z } from '@hono/zod-openapi';

import { answer } from '../core/route.js';
import { Id, Instant, PageQuery, pageOf, PlainDate } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['events'];
const Sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const filters = {
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
    query: z.object({ after: Sequence.default(0), limit: PageQuery.shape.limit, ...filters }),
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

const period = {
  /** The first and the last day, in the business's time zone. */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
};

export const AuditEntry = LoggedEvent.extend({
  /** What those it names are called now; null for those who are gone, and for who may not read contacts. */
  names: z.object({ actor: z.string().nullable(), contact: z.string().nullable(), subject: z.string().nullable() }),
}).openapi('AuditEntry');
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = adminOperation({
  operationId: 'listAudit',
  method: 'get',
  path: '/api/admin/audit',
  tags,
  scope: 'events:read',
  summary: 'The event log for people: newest first, with names',
  request: { query: PageQuery.extend({ ...filters, ...period }) },
  responses: { 200: answer('A page.', pageOf(AuditEntry)) },
});

export const exportAudit = adminOperation({
  operationId: 'exportAudit',
  method: 'get',
  path: '/api/admin/audit/export',
  tags,
  scope: 'events:read',
  request: { query: z.object({ format: z.enum(['csv', 'ndjson']).default('csv'), ...filters, ...period }) },
  responses: {
    200: {
      description: 'Everything that fits, newest first.',
      content: {
        'text/csv': { schema: z.string() },
        'application/x-ndjson': { schema: z.string() },
      },
    },
  },
});

export const AuditVerdict = z
  .object({
    /** Null when everything that was looked at is as it was recorded. */
    broken: z
      .object({
        /** The first event that does not fit. */
        seq: z.int(),
        /** `changed`, `missing`, `added` after the fact, or the seals themselves were `resealed`. */
        reason: z.enum(['changed', 'missing', 'added', 'resealed']),
        message: z.string(),
      })
      .nullable(),
    /** Events looked at by this call. */
    checked: z.int(),
    /** Recorded within the last minute, and not under a seal yet. */
    unsealed: z.int(),
    /** The newest seal as `seq:hash`. Kept elsewhere and given back as `head`, it also proves that nothing was cut off since. */
    head: z.string().nullable(),
    /** Goes into the next call; null when the end of the log is reached. */
    nextCursor: z.string().nullable(),
  })
  .openapi('AuditVerdict');
export type AuditVerdict = z.infer<typeof AuditVerdict>;

export const verifyAudit = adminOperation({
  operationId: 'verifyAudit',
  method: 'get',
  path: '/api/admin/audit/verify',
  tags,
  scope: 'events:read',
  summary: 'Holds the log against its seals, up to 20,000 events a call, from the first on',
  request: {
    query: z.object({
      cursor: Sequence.optional(),
      head: z
        .string()
        .regex(/^\d{1,15}:[0-9a-f]{64}$/)
        .optional(),
    }),
  },
  responses: { 200: answer('What was found.', AuditVerdict) },
});

export const auditRoutes = [
  listEvents,
  listEventTypes,
  streamAdminEvents,
  listAudit,
  exportAudit,
  verifyAudit,
] as const;
