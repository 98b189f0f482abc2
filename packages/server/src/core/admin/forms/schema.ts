import type { FormContent, FormSubmission } from '@client-portal/contract/admin';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const form = sqliteTable('form', {
  id: text().primaryKey(),
  content: text({ mode: 'json' }).$type<FormContent>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const formSubmission = sqliteTable('form_submission', {
  id: text().primaryKey(),
  formId: text('form_id').notNull(),
  contactId: text('contact_id'),
  /** Normalised. */
  email: text().notNull(),
  state: text().$type<FormSubmission['state']>().notNull(),
  reason: text(),
  content: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  page: text(),
  createdAt: integer('created_at').notNull(),
});

export type FormRow = typeof form.$inferSelect;
export type SubmissionRow = typeof formSubmission.$inferSelect;
