import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The sites that called this portal, and those that were refused: no visitor, only the site. */
export const originSighting = sqliteTable(
  'origin_sighting',
  {
    surface: text().$type<'client' | 'admin'>().notNull(),
    origin: text().notNull(),
    refused: integer({ mode: 'boolean' }).notNull(),
    count: integer().notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.surface, table.origin, table.refused] })],
);
