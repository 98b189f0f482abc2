import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { isTimeZone } from '../core/time-zone.js';
import { Email, Id, Instant, Locale, pageOf, PageQuery } from '../core/values.js';
import { ContactFilterQuery, ContactSource, ContactState, Tag } from './contact-filter.js';
import { contactActionRoutes } from './contact-actions.js';
import { contactHistoryRoutes } from './contact-history.js';
import { adminOperation } from './route.js';

export * from './contact-actions.js';
export * from './contact-filter.js';
export * from './contact-history.js';

const tags = ['contacts'];
const byId = z.object({ id: Id });
const nullableInstant = Instant.nullable();

/** A line of the list. */
export const ContactEntry = z
  .object({
    id: Id,
    email: z.string().nullable(),
    firstName: z.string(),
    lastName: z.string(),
    company: z.string(),
    phone: z.string(),
    state: ContactState,
    source: ContactSource,
    tags: z.array(z.string()),
    bouncedAt: nullableInstant,
    createdAt: Instant,
    invitedAt: nullableInstant,
    lastLoginAt: nullableInstant,
  })
  .openapi('ContactEntry');
export type ContactEntry = z.infer<typeof ContactEntry>;

/** What a merge put together, and until when it can be taken apart. */
export const ContactMerge = z
  .object({ id: Id, from: Id, into: Id, name: z.string(), at: Instant, undoUntil: nullableInstant })
  .openapi('ContactMerge');
export type ContactMerge = z.infer<typeof ContactMerge>;

export const ContactDetails = ContactEntry.extend({
  address: z.string(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  aliases: z.array(z.object({ email: z.string(), createdAt: Instant })),
  /** Why the business suspended the contact. */
  suspendedReason: z.string(),
  lastInvitedAt: nullableInstant,
  firstLoginAt: nullableInstant,
  hasPassword: z.boolean(),
  passkeys: z.int(),
  merges: z.array(ContactMerge),
  updatedAt: Instant,
}).openapi('ContactDetails');
export type ContactDetails = z.infer<typeof ContactDetails>;

const Text = (max: number) => z.string().trim().max(max);
const TimeZone = z.string().max(60).refine(isTimeZone, { message: 'Name a time zone such as Europe/Berlin' });

const editable = {
  email: Email.nullable(),
  firstName: Text(100),
  lastName: Text(100),
  company: Text(200),
  phone: Text(50),
  address: Text(500),
  locale: Locale.nullable(),
  timeZone: TimeZone.nullable(),
  /** All tags; one that is not named is taken off. */
  tags: z.array(Tag).max(50),
  /** What else the business keeps, by its own names; replaces what was there. */
  fields: z
    .record(z.string().trim().min(1).max(60), z.string().max(1000))
    .refine((fields) => Object.keys(fields).length <= 50, { message: 'At most 50 fields' }),
};

export const NewContact = z.strictObject(editable).partial().openapi('NewContact');
export type NewContact = z.infer<typeof NewContact>;

export const listContacts = adminOperation({
  operationId: 'listContacts',
  method: 'get',
  path: '/api/admin/contacts',
  tags,
  scope: 'contacts:read',
  summary: 'Searches, filters and sorts contacts',
  request: {
    query: PageQuery.extend(ContactFilterQuery.shape).extend({
      /** `name` from A to Z, `login` by the last sign-in, latest first. */
      sort: z.enum(['newest', 'name', 'login']).optional(),
      /** Also count all that match. */
      total: z.literal('true').optional(),
    }),
  },
  responses: {
    200: answer('A page.', pageOf(ContactEntry).extend({ total: z.int().nullable() })),
  },
  problems: [404],
});

export const exportContacts = adminOperation({
  operationId: 'exportContacts',
  method: 'get',
  path: '/api/admin/contacts.csv',
  tags,
  scope: 'contacts:read',
  summary: 'All that match, as CSV in UTF-8. Cells that a spreadsheet would calculate begin with a quote',
  request: { query: ContactFilterQuery },
  responses: { 200: { description: 'The file.', content: { 'text/csv': { schema: z.string() } } } },
  problems: [404],
});

export const createContact = adminOperation({
  operationId: 'createContact',
  method: 'post',
  path: '/api/admin/contacts',
  tags,
  scope: 'contacts:write',
  summary: 'Makes a contact. An address that is taken answers 409; `errors` then names the contact that has it',
  request: { body: body(NewContact) },
  responses: { 201: answer('Made.', ContactDetails) },
  problems: [409],
});

export const getContact = adminOperation({
  operationId: 'getContact',
  method: 'get',
  path: '/api/admin/contacts/{id}',
  tags,
  scope: 'contacts:read',
  request: { params: byId },
  responses: { 200: answer('The contact; its ETag goes into an edit.', ContactDetails) },
  problems: [404],
});

export const changeContact = adminOperation({
  operationId: 'changeContact',
  method: 'patch',
  path: '/api/admin/contacts/{id}',
  tags,
  scope: 'contacts:write',
  summary: 'Edits what is named. A new address makes every open link of the old one useless',
  request: { params: byId, body: body(NewContact) },
  responses: { 200: answer('As it is now.', ContactDetails) },
  problems: [404, 409, 412],
});

export const contactsRoutes = [
  listContacts,
  exportContacts,
  createContact,
  getContact,
  changeContact,
  ...contactActionRoutes,
  ...contactHistoryRoutes,
] as const;
