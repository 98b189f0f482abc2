import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer, operation } from './route.js';
import { Instant, PlainDate } from './values.js';

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Something the client should do. What a person reads is made from `kind` and `params` by the app's messages. */
export const NextStep = z
  .object({
    app: z.enum(APP_IDS),
    /** Such as `invoice-overdue`. */
    kind: z.string(),
    /** What opens it: `invoices/inv_01k…`. */
    view: z.string(),
    params: Params,
    dueOn: PlainDate.nullable(),
    /** Larger is more urgent; the list is sorted by it. */
    rank: z.int(),
  })
  .openapi('NextStep');
export type NextStep = z.infer<typeof NextStep>;

/** Something that happened, newest first. */
export const Activity = z
  .object({
    id: z.string(),
    app: z.enum(APP_IDS).nullable(),
    /** The event's type, such as `invoice.paid`. */
    kind: z.string(),
    view: z.string().nullable(),
    params: Params,
    at: Instant,
  })
  .openapi('Activity');
export type Activity = z.infer<typeof Activity>;

export const Home = z
  .object({
    /** The name to greet by; empty when the business has none. */
    name: z.string(),
    nextSteps: z.array(NextStep),
    /** The apps worth a button, most used first. */
    quickActions: z.array(z.object({ app: z.enum(APP_IDS), kind: z.string(), view: z.string(), params: Params })),
    activity: z.array(Activity),
  })
  .openapi('Home');
export type Home = z.infer<typeof Home>;

export const getHome = operation({
  operationId: 'getHome',
  method: 'get',
  path: '/api/home',
  tags: ['home'],
  access: 'client',
  responses: { 200: answer('Greeting, ranked next steps, quick actions and recent activity.', Home) },
  problems: [401],
});

export const homeRoutes = [getHome] as const;
