import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';

import { expectChange, tryWrite } from '../../db/change.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { EventRow } from '../../event-feed.js';
import { createId } from '../../ids.js';
import { isWanted } from './event-pattern.js';
import { webhook, webhookDelivery, type WebhookRow } from './schema.js';

const BATCH = 200;

const toDelivery = (row: WebhookRow, { seq, type, at }: EventRow, now: number) => ({
  id: createId('whd'),
  webhookId: row.id,
  eventSeq: seq,
  type,
  eventAt: at,
  state: 'pending' as const,
  nextAt: now,
  createdAt: now,
});

/** Deliveries and the cursor are one write: whoever comes second finds another cursor, and writes nothing. */
async function advance(core: Core, row: WebhookRow): Promise<number | null> {
  const { db } = core;
  const rows = await db.select().from(event).where(gt(event.seq, row.cursor)).orderBy(asc(event.seq)).limit(BATCH);
  const wanted = rows.filter(({ type }) => isWanted(row.events, type));
  // What nobody wants is read again next time, which is cheaper than a write for every event.
  if (wanted.length === 0 && rows.length < BATCH) return null;
  const cursor = rows.at(-1)!.seq;
  const now = core.clock();
  const done = await tryWrite(db, [
    db
      .update(webhook)
      .set({ cursor })
      .where(and(eq(webhook.id, row.id), eq(webhook.cursor, row.cursor), eq(webhook.enabled, true))),
    expectChange(db),
    ...wanted.map((each) =>
      db
        .insert(webhookDelivery)
        .values(toDelivery(row, each, now))
        .onConflictDoNothing(),
    ),
  ]);
  return done && rows.length === BATCH ? cursor : null;
}

/** One delivery for every event of the log and every webhook that wants it, from where the last time ended. */
export async function makeDeliveries(core: Core): Promise<void> {
  const latest = sql`(SELECT coalesce(max(seq), 0) FROM event)`;
  const behind = and(eq(webhook.enabled, true), lt(webhook.cursor, latest));
  for (const row of await core.db.select().from(webhook).where(behind)) {
    let cursor: number | null = row.cursor;
    while (cursor !== null) cursor = await advance(core, { ...row, cursor });
  }
}
