import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import { DAY } from '../../clock.js';
import type { contact } from '../../db/schema.js';

/** Milliseconds in which a merge can be undone. */
export const UNDO_LIFE = 30 * DAY;

export type ContactValues = Partial<typeof contact.$inferInsert>;

/** Which contact became part of which, and what it takes to part them. Constraints stand in the migration. */
export const merge = sqliteTable('merge', {
  id: text().primaryKey(),
  fromId: text('from_id').notNull(),
  intoId: text('into_id').notNull(),
  /** The row that went, as it was. */
  before: text({ mode: 'json' }).$type<ContactValues>().notNull(),
  /** What the row that stayed was given, beside what it had there before. */
  filled: text({ mode: 'json' }).$type<{ now: ContactValues; was: ContactValues }>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  undoneAt: integer('undone_at'),
});

/** A row that moved; `place` is its table. */
export const mergeRow = sqliteTable(
  'merge_row',
  {
    mergeId: text('merge_id').notNull(),
    place: text().notNull(),
    rowId: text('row_id').notNull(),
    /** What the move changed besides, as it was. */
    before: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.mergeId, table.place, table.rowId] })],
);
