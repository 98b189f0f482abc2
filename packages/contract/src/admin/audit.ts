import { z } from '@hono/zod-openapi';

import { answer } from '../core/route.js';
import { PageQuery, pageOf, PlainDate } from '../core/values.js';
import { eventFilters, eventRoutes, LoggedEvent, Sequence } from './events.js';
import { adminOperation } from './route.js';

export { EventSign, listEvents, listEventTypes, LoggedEvent, streamAdminEvents } from './events.js';

const tags = ['events'];

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
  request: { query: PageQuery.extend({ ...eventFilters, ...period }) },
  responses: { 200: answer('A page.', pageOf(AuditEntry)) },
});

export const exportAudit = adminOperation({
  operationId: 'exportAudit',
  method: 'get',
  path: '/api/admin/audit/export',
  tags,
  scope: 'events:read',
  request: { query: z.object({ format: z.enum(['csv', 'ndjson']).default('csv'), ...eventFilters, ...period }) },
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

export const auditRoutes = [...eventRoutes, listAudit, exportAudit, verifyAudit] as const;
