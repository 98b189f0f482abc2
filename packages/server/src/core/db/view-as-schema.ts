import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One-time links with which staff look at the portal as a client sees it. */
export const viewAsLink = sqliteTable('view_as_link', {
  id: text().primaryKey(),
  tokenHash: text('token_hash').notNull(),
  contactId: text('contact_id').notNull(),
  staffId: text('staff_id').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});
