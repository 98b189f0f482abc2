import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables of this area. Constraints stand in the migrations. */
export const webhook = sqliteTable('webhook', {
  id: text().primaryKey(),
  url: text().notNull(),
  description: text().notNull(),
  events: text({ mode: 'json' }).$type<string[]>().notNull(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  disabledReason: text('disabled_reason').$type<'staff' | 'gone' | 'failing'>(),
  disabledAt: integer('disabled_at'),
  /** Sealed, as is the one before it. */
  secret: text().notNull(),
  oldSecret: text('old_secret'),
  oldSecretUntil: integer('old_secret_until'),
  /** Up to which event of the log deliveries were made. */
  cursor: integer().notNull(),
  failingSince: integer('failing_since'),
  pausedUntil: integer('paused_until').notNull().default(0),
  lastDeliveredAt: integer('last_delivered_at'),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});
export type WebhookRow = typeof webhook.$inferSelect;

export const webhookDelivery = sqliteTable('webhook_delivery', {
  seq: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  webhookId: text('webhook_id').notNull(),
  /** None: a ping. */
  eventSeq: integer('event_seq'),
  type: text().notNull(),
  eventAt: integer('event_at').notNull(),
  state: text().$type<'pending' | 'delivered' | 'failed' | 'dead'>().notNull(),
  attempts: integer().notNull().default(0),
  nextAt: integer('next_at').notNull(),
  leasedUntil: integer('leased_until').notNull().default(0),
  status: integer(),
  error: text(),
  excerpt: text(),
  duration: integer(),
  triedAt: integer('tried_at'),
  createdAt: integer('created_at').notNull(),
});
export type DeliveryRow = typeof webhookDelivery.$inferSelect;
