import type { ContactFilter } from '@client-portal/contract/admin';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Filters with a name. Constraints stand in the migration. */
export const segment = sqliteTable('segment', {
  id: text().primaryKey(),
  name: text().notNull(),
  filter: text({ mode: 'json' }).$type<ContactFilter>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});
