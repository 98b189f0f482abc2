import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables as queries see them. Constraints stand in the migrations. */
export const setting = sqliteTable('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const contact = sqliteTable('contact', {
  id: text().primaryKey(),
  email: text(),
  firstName: text('first_name').notNull().default(''),
  lastName: text('last_name').notNull().default(''),
  phone: text().notNull().default(''),
  company: text().notNull().default(''),
  /** Lines of a postal address, newline-separated. */
  address: text().notNull().default(''),
  locale: text(),
  timeZone: text('time_zone'),
  source: text().$type<'checkout' | 'form' | 'import' | 'manual' | 'invite' | 'api' | 'sign-up'>().notNull(),
  access: text().$type<'eligible' | 'requested' | 'suspended'>().notNull().default('eligible'),
  invitedAt: integer('invited_at'),
  lastInvitedAt: integer('last_invited_at'),
  firstLoginAt: integer('first_login_at'),
  lastLoginAt: integer('last_login_at'),
  /** What else the business keeps of a person, by its own names. */
  fields: text({ mode: 'json' }).$type<Record<string, string>>().notNull().default({}),
  /** When a mail to the address came back for good. */
  bouncedAt: integer('bounced_at'),
  suspendedReason: text('suspended_reason').notNull().default(''),
  /** The contact that this one became part of. The row stays, empty, so that it can be taken apart again. */
  mergedInto: text('merged_into'),
  /** When everything personal was removed. The row stays, empty, for what must be kept. */
  erasedAt: integer('erased_at'),
  createdAt: integer('created_at').notNull(),
  /** Grows with every edit, so that it names a version. */
  updatedAt: integer('updated_at').notNull(),
  /** Where the person stands with the portal; made by the database. */
  state: text()
    .$type<'none' | 'eligible' | 'invited' | 'joined' | 'requested' | 'suspended' | 'merged' | 'erased'>()
    .notNull()
    .generatedAlwaysAs(sql``),
  /** The name as lists are sorted by it; the company's or the address where there is none. */
  sortName: text('sort_name').notNull().generatedAlwaysAs(sql``),
  /** The last sign-in, 0 when there was none. */
  lastSeen: integer('last_seen').notNull().generatedAlwaysAs(sql``),
});

export const contactTag = sqliteTable(
  'contact_tag',
  { contactId: text('contact_id').notNull(), tag: text().notNull() },
  (table) => [primaryKey({ columns: [table.contactId, table.tag] })],
);

/** Other addresses of a contact, which sign in and match as its own one does. */
export const contactAlias = sqliteTable('contact_alias', {
  email: text().primaryKey(),
  contactId: text('contact_id').notNull(),
  createdAt: integer('created_at').notNull(),
});

export const password = sqliteTable('password', {
  contactId: text('contact_id').primaryKey(),
  hash: text().notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const passkey = sqliteTable('passkey', {
  id: text().primaryKey(),
  contactId: text('contact_id').notNull(),
  credentialId: text('credential_id').notNull(),
  publicKey: text('public_key').notNull(),
  counter: integer().notNull(),
  transports: text().notNull(),
  rpId: text('rp_id').notNull(),
  name: text().notNull(),
  createdAt: integer('created_at').notNull(),
  lastUsedAt: integer('last_used_at'),
});

export const session = sqliteTable('session', {
  /** SHA-256 of the secret that the client holds. */
  idHash: text('id_hash').primaryKey(),
  id: text().notNull(),
  contactId: text('contact_id').notNull(),
  method: text().notNull(),
  userAgent: text('user_agent'),
  origin: text(),
  createdAt: integer('created_at').notNull(),
  authenticatedAt: integer('authenticated_at').notNull(),
  seenAt: integer('seen_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  absoluteExpiresAt: integer('absolute_expires_at').notNull(),
  handoffHash: text('handoff_hash'),
  handoffExpiresAt: integer('handoff_expires_at'),
  /** Somebody of the staff who looks at the portal as this contact sees it. Such a session only reads. */
  actingStaffId: text('acting_staff_id'),
  actingName: text('acting_name'),
});

export const link = sqliteTable('link', {
  id: text().primaryKey(),
  tokenHash: text('token_hash').notNull(),
  purpose: text().$type<'sign-in' | 'invitation' | 'reset' | 'email-change' | 'email-undo'>().notNull(),
  contactId: text('contact_id'),
  email: text().notNull(),
  codeMac: text('code_mac'),
  attempts: integer().notNull().default(0),
  page: text(),
  view: text(),
  /** JSON: what else happens when it is used. */
  data: text().notNull().default('{}'),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  replacedAt: integer('replaced_at'),
  revokedAt: integer('revoked_at'),
});

export const entitlement = sqliteTable('entitlement', {
  id: text().primaryKey(),
  contactId: text('contact_id').notNull(),
  /** What it opens: `app:invoices`, later `course:crs_…`. */
  resource: text().notNull(),
  source: text().notNull(),
  sourceId: text('source_id').notNull().default(''),
  /** What whoever gave it noted. */
  reason: text().notNull().default(''),
  startsAt: integer('starts_at').notNull(),
  endsAt: integer('ends_at'),
  revokedAt: integer('revoked_at'),
  createdAt: integer('created_at').notNull(),
});
