import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables of what happened and what is still to be done. Constraints stand in the migrations. */
export const event = sqliteTable('event', {
  seq: integer().primaryKey({ autoIncrement: true }),
  type: text().notNull(),
  actor: text().notNull(),
  subjectType: text('subject_type'),
  subjectId: text('subject_id'),
  contactId: text('contact_id'),
  data: text().notNull().default('{}'),
  at: integer().notNull(),
});

export const outbox = sqliteTable('outbox', {
  id: text().primaryKey(),
  kind: text().notNull(),
  /** Sealed JSON, emptied once sent. */
  payload: text().notNull(),
  dedupeKey: text('dedupe_key').notNull(),
  dueAt: integer('due_at').notNull(),
  dropAfter: integer('drop_after'),
  attempts: integer().notNull().default(0),
  leasedUntil: integer('leased_until').notNull().default(0),
  createdAt: integer('created_at').notNull(),
  settledAt: integer('settled_at'),
  outcome: text().$type<'sent' | 'failed' | 'dropped'>(),
  lastError: text('last_error'),
});

export const job = sqliteTable('job', {
  name: text().primaryKey(),
  dueAt: integer('due_at').notNull(),
  leasedUntil: integer('leased_until').notNull().default(0),
  lastError: text('last_error'),
});

export const rateLimit = sqliteTable('rate_limit', {
  bucket: text().primaryKey(),
  hits: integer().notNull(),
  expiresAt: integer('expires_at').notNull(),
});

export const usedNonce = sqliteTable(
  'used_nonce',
  { hash: text().notNull(), expiresAt: integer('expires_at').notNull() },
  (table) => [primaryKey({ columns: [table.hash] })],
);
