import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer } from '../core/route.js';
import { Currency, MinorUnits, PlainDate } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['dashboard'];

export const CONTACT_SOURCES = ['checkout', 'form', 'import', 'manual', 'invite', 'api', 'sign-up'] as const;
const Source = z.enum(CONTACT_SOURCES);

/** One number that matters in an app, such as overdue invoices. */
export const AppMetric = z
  .object({
    /** Such as `overdue`; the app's messages name it. */
    key: z.string(),
    count: z.int(),
    /** What it adds up to, where it is money. */
    sums: z.array(z.object({ currency: Currency, amount: MinorUnits })),
    /** What shows them in the admin. */
    view: z.string(),
    /** Worth a look when it is not zero. */
    urgent: z.boolean(),
  })
  .openapi('AppMetric');
export type AppMetric = z.infer<typeof AppMetric>;

export const Metrics = z
  .object({
    /** Contacts who have been sent an invitation, each counted once. */
    invited: z.int(),
    /** Contacts who have signed in at least once, by whatever way: more than were invited is possible. */
    joined: z.int(),
    /** Of those who joined, the ones who never had an invitation. */
    joinedUninvited: z.int(),
    /** Signed in within the last 30 days. */
    active: z.int(),
    contacts: z.int(),
    /** Asked to be let in, and wait for an answer. */
    requested: z.int(),
    portalUrl: z.string(),
    apps: z.partialRecord(z.enum(APP_IDS), z.array(AppMetric)),
    /** What a new portal needs, and whether it is there. */
    firstSteps: z.object({
      brand: z.boolean(),
      page: z.boolean(),
      mail: z.boolean(),
      contact: z.boolean(),
      invitation: z.boolean(),
    }),
  })
  .openapi('Metrics');
export type Metrics = z.infer<typeof Metrics>;

export const getMetrics = adminOperation({
  operationId: 'getMetrics',
  method: 'get',
  path: '/api/admin/metrics',
  tags,
  scope: 'metrics:read',
  responses: { 200: answer('The numbers of now.', Metrics) },
});

const counts = {
  /** Contacts whose first invitation went out in this time. */
  sent: z.int(),
  /** Of those: the mail server took an invitation. */
  delivered: z.int(),
  /** Of those sent: signed in since. */
  joined: z.int(),
  /** Of those who joined: signed in within the last 30 days. */
  active: z.int(),
  /** Signed in for the first time in this time, without or before an invitation. */
  joinedUninvited: z.int(),
} as const;

export const FunnelCounts = z.object(counts).openapi('FunnelCounts');
export type FunnelCounts = z.infer<typeof FunnelCounts>;

export const Funnel = z
  .object({
    from: PlainDate,
    to: PlainDate,
    step: z.enum(['day', 'week', 'month']),
    timeZone: z.string(),
    total: FunnelCounts,
    /** Each step, the oldest first, by the day it begins; the first and last are cut off at `from` and `to`. */
    steps: z.array(FunnelCounts.extend({ start: PlainDate })),
    /** The same by where the contacts came from; those with nothing are left out. */
    sources: z.array(FunnelCounts.extend({ source: Source })),
  })
  .openapi('Funnel');
export type Funnel = z.infer<typeof Funnel>;

export const getFunnel = adminOperation({
  operationId: 'getFunnel',
  method: 'get',
  path: '/api/admin/metrics/funnel',
  tags,
  scope: 'metrics:read',
  summary: 'From invitation to use, by the day of the first invitation in the business’s time zone',
  request: {
    query: z.object({
      /** When left out: 28 days, or 12 whole weeks or months, the last of them with `to`. */
      from: PlainDate.optional(),
      /** Today when left out. */
      to: PlainDate.optional(),
      step: z.enum(['day', 'week', 'month']).default('week'),
      source: Source.optional(),
    }),
  },
  responses: { 200: answer('The funnel.', Funnel) },
});

export const AttentionItem = z
  .object({
    /** Such as `mail-down`. What a person reads in another language is made from it, `count` and `params`. */
    kind: z.string(),
    /** `critical`: clients cannot get in or get no mail. */
    severity: z.enum(['critical', 'warning', 'info']),
    message: z.string(),
    count: z.int(),
    params: z.record(z.string(), z.string()),
    /** Where in the admin it is mended, such as `mails/server`. */
    view: z.string(),
  })
  .openapi('AttentionItem');
export type AttentionItem = z.infer<typeof AttentionItem>;

export const getAttention = adminOperation({
  operationId: 'getAttention',
  method: 'get',
  path: '/api/admin/attention',
  tags,
  scope: 'metrics:read',
  summary: 'What somebody should look at, the most severe first; empty when all is well',
  responses: { 200: answer('The list.', z.object({ items: z.array(AttentionItem) })) },
});

export const metricsRoutes = [getMetrics, getFunnel, getAttention] as const;
