import type { InvitationOptions } from '@client-portal/contract/admin';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import type { Actor } from '../../events.js';

/** What everybody in a batch gets. */
export interface BatchOptions extends InvitationOptions {
  /** Minutes that a login link lives. */
  minutes: number;
}

/** Mails to many, sent a few at a time. Constraints stand in the migrations. */
export const mailBatch = sqliteTable('mail_batch', {
  id: text().primaryKey(),
  kind: text().$type<'login' | 'invitation'>().notNull(),
  options: text({ mode: 'json' }).$type<BatchOptions>().notNull(),
  startsAt: integer('starts_at').notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').$type<Actor>().notNull(),
  finishedAt: integer('finished_at'),
  cancelledAt: integer('cancelled_at'),
});

export const mailBatchRecipient = sqliteTable(
  'mail_batch_recipient',
  {
    batchId: text('batch_id').notNull(),
    contactId: text('contact_id').notNull(),
    position: integer().notNull(),
    state: text().$type<'queued' | 'ordered' | 'skipped' | 'cancelled'>().notNull().default('queued'),
    reason: text(),
    /** The link in the mail, by which the log of mails knows it. */
    linkId: text('link_id'),
    at: integer(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.contactId] })],
);
