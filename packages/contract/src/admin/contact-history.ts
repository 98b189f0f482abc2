import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer } from '../core/route.js';
import { Currency, Id, Instant, MinorUnits, pageOf, PageQuery } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['contacts'];
const byId = z.object({ id: Id });

export const ContactEvent = z
  .object({
    id: z.string(),
    type: z.string(),
    actor: z.string(),
    subject: z.object({ type: z.string(), id: Id }).nullable(),
    at: Instant,
    data: z.record(z.string(), z.unknown()),
  })
  .openapi('ContactEvent');
export type ContactEvent = z.infer<typeof ContactEvent>;

const ofContact = <const N extends string, const P extends string>(operationId: N, part: P) =>
  ({ operationId, method: 'get', path: `/api/admin/contacts/{id}/${part}`, tags, scope: 'contacts:read' }) as const;

export const listContactEvents = adminOperation({
  ...ofContact('listContactEvents', 'events'),
  request: { params: byId, query: PageQuery },
  responses: { 200: answer('What happened, latest first.', pageOf(ContactEvent)) },
  problems: [404],
});

export const ContactSession = z
  .object({
    id: Id,
    method: z.string(),
    userAgent: z.string().nullable(),
    origin: z.string().nullable(),
    createdAt: Instant,
    seenAt: Instant,
    expiresAt: Instant,
  })
  .openapi('ContactSession');
export type ContactSession = z.infer<typeof ContactSession>;

export const listContactSessions = adminOperation({
  ...ofContact('listContactSessions', 'sessions'),
  request: { params: byId },
  responses: { 200: answer('Where the contact is signed in.', z.object({ items: z.array(ContactSession) })) },
  problems: [404],
});

/** What an app holds of a contact, in a number each, such as `open`. */
export const ContactFact = z.object({
  name: z.string(),
  count: z.int(),
  sum: z.object({ amount: MinorUnits, currency: Currency }).nullable(),
});
export type ContactFact = z.infer<typeof ContactFact>;

export const ContactApp = z
  .object({ app: z.enum(APP_IDS), visible: z.boolean(), facts: z.array(ContactFact) })
  .openapi('ContactApp');
export type ContactApp = z.infer<typeof ContactApp>;

export const listContactApps = adminOperation({
  ...ofContact('listContactApps', 'apps'),
  request: { params: byId },
  responses: { 200: answer('What each app holds.', z.object({ items: z.array(ContactApp) })) },
  problems: [404],
});

export const contactHistoryRoutes = [listContactEvents, listContactSessions, listContactApps] as const;
