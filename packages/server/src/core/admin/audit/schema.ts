import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A stretch of the event log, fixed. Each seal holds on to the one before it. */
export const eventSeal = sqliteTable('event_seal', {
  fromSeq: integer('from_seq').primaryKey(),
  toSeq: integer('to_seq').notNull(),
  prevHash: text('prev_hash').notNull(),
  /** A line `seq fact details` of fingerprints for each event, so that a single changed one can be named. */
  digests: text().notNull(),
  /** An HMAC under the server's secret, which is not in the database: whoever can write here cannot make one. */
  hash: text().notNull(),
  at: integer().notNull(),
});
