import type { MailState, MailWords } from '@client-portal/contract/admin';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every mail that was ordered. Constraints stand in the migrations. */
export const mail = sqliteTable('mail', {
  /** The id of its entry in the outbox, and the first half of its `Message-ID`. */
  id: text().primaryKey(),
  template: text().notNull(),
  contactId: text('contact_id'),
  to: text('to_address').notNull(),
  name: text().notNull(),
  locale: text(),
  /** What it was written for, such as a link's id; none has two mails. */
  cause: text().notNull(),
  /** What fills its words; null when that holds a link or a code that signs in. */
  data: text({ mode: 'json' }).$type<Record<string, string>>(),
  subject: text().notNull().default(''),
  state: text().$type<MailState>().notNull().default('queued'),
  error: text(),
  attempts: integer().notNull().default(0),
  createdAt: integer('created_at').notNull(),
  settledAt: integer('settled_at'),
});

/** Words of the business's own, instead of those that a mail comes with. */
export const mailTemplate = sqliteTable(
  'mail_template',
  {
    template: text().notNull(),
    locale: text().notNull(),
    words: text({ mode: 'json' }).$type<MailWords>().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.template, table.locale] })],
);

/** The mails that the business does not want to be sent. */
export const mailOff = sqliteTable('mail_off', { template: text().primaryKey() });
