import type { ImportCounts, ImportOptions } from '@client-portal/contract/admin';
import { customType, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import type { Format } from './guess-format.js';
import type { RowChange } from './plan-rows.js';

/** How the file is read and what is done with it. `format` is null until the file has arrived. */
export interface ImportSettings {
  format: Format | null;
  /** One name and one target for each column. */
  columns: { name: string; target: string }[];
  options: ImportOptions;
}

export type ImportStateName =
  | 'uploading'
  | 'ready'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone';

export interface UndoCounts {
  removed: number;
  restored: number;
  kept: number;
}

/** The drivers answer with an ArrayBuffer and take a Uint8Array. */
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array | ArrayBuffer }>({
  dataType: () => 'blob',
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => value,
});

/** The tables as queries see them. Constraints stand in the migrations. */
export const imports = sqliteTable('import', {
  id: text().primaryKey(),
  name: text().notNull(),
  size: integer().notNull(),
  received: integer().notNull().default(0),
  state: text().$type<ImportStateName>().notNull(),
  settings: text({ mode: 'json' }).$type<ImportSettings>().notNull(),
  /** The cells of the first rows, each with its number in the file. */
  sample: text({ mode: 'json' }).$type<{ row: number; cells: string[] }[]>().notNull().default([]),
  report: text({ mode: 'json' }).$type<ImportCounts>(),
  result: text({ mode: 'json' }).$type<ImportCounts>(),
  undone: text({ mode: 'json' }).$type<UndoCounts>(),
  blocked: text(),
  /** The last row that is through, of the work under way. */
  position: integer().notNull().default(0),
  total: integer().notNull().default(0),
  /** When the work was last begun, and where: for its speed. */
  since: integer().notNull().default(0),
  sincePosition: integer('since_position').notNull().default(0),
  /** The batch of mails that invites whom it made. */
  mailBatch: text('mail_batch'),
  /** Who works on it, and until when nobody else may. */
  lease: text(),
  leasedUntil: integer('leased_until').notNull().default(0),
  failures: integer().notNull().default(0),
  createdBy: text('created_by').notNull(),
  startedBy: text('started_by'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  startedAt: integer('started_at'),
  finishedAt: integer('finished_at'),
});
export type ImportRecord = typeof imports.$inferSelect;

export const importChunk = sqliteTable(
  'import_chunk',
  { importId: text('import_id').notNull(), start: integer().notNull(), data: bytes().notNull() },
  (table) => [primaryKey({ columns: [table.importId, table.start] })],
);

export const importProblem = sqliteTable(
  'import_problem',
  {
    importId: text('import_id').notNull(),
    row: integer().notNull(),
    number: integer().notNull(),
    kind: text().$type<'error' | 'duplicate' | 'kept'>().notNull(),
    column: text('column_name').notNull(),
    value: text().notNull(),
    message: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.row, table.number] })],
);

/** What a row did to a contact: enough to take it back. */
export const importRow = sqliteTable(
  'import_row',
  {
    importId: text('import_id').notNull(),
    row: integer().notNull(),
    contactId: text('contact_id').notNull(),
    created: integer({ mode: 'boolean' }).notNull(),
    change: text({ mode: 'json' }).$type<RowChange>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.row] })],
);
