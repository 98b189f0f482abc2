import type { MailBatch } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { createId } from '../../ids.js';
import { enqueue } from '../../outbox.js';
import { afterInstant, type Page, toPage } from './instant-cursor.js';
import { type BatchOptions, mailBatch, mailBatchRecipient } from './schema.js';

const PAGE = 100;
const FARTHEST = 90 * DAY;

const missing = () => new PortalError('not_found', 'There are no such mails');

export interface BatchOrder {
  kind: 'login' | 'invitation';
  /** Those that are no contact are left out. */
  contactIds: readonly string[];
  options: BatchOptions;
  startsAt?: number | undefined;
}

/** Queues mails to many. They are written when their turn comes, so that no link grows old before it is sent. */
export async function createMailBatch(core: Core, actor: Actor, order: BatchOrder): Promise<MailBatch> {
  const now = core.clock();
  const startsAt = Math.max(order.startsAt ?? now, now);
  if (startsAt > now + FARTHEST) {
    throw new PortalError('invalid_request', 'At most 90 days ahead', {
      errors: [{ path: 'startsAt', message: 'At most 90 days ahead' }],
    });
  }
  const id = createId('bat');
  const { kind, options } = order;
  const ids = JSON.stringify([...new Set(order.contactIds)]);
  const event = { type: 'mail-batch.created', actor, subject: { type: 'mail-batch', id } };
  await commit(core, [
    core.db.insert(mailBatch).values({ id, kind, options, startsAt, createdAt: now, createdBy: actor }),
    core.db.run(sql`INSERT INTO ${mailBatchRecipient} (batch_id, contact_id, position)
      SELECT ${id}, contact.id, wanted.key + 1 FROM json_each(${ids}) AS wanted JOIN contact ON contact.id = wanted.value
      WHERE contact.merged_into IS NULL AND contact.erased_at IS NULL`),
    ...(await enqueue(core, { kind: 'mail-batch', payload: { id }, dedupeKey: `${id}:0`, dueAt: startsAt })),
    recordEvent(core.db, { ...event, data: { kind }, at: now }),
  ]);
  return mailBatchById(core, id);
}

const count = (state: string) =>
  sql<number>`(SELECT count(*) FROM mail_batch_recipient AS r WHERE r.batch_id = ${mailBatch.id} AND r.state = ${state})`;
const counts = {
  queued: count('queued'),
  ordered: count('ordered'),
  skipped: count('skipped'),
  cancelled: count('cancelled'),
};

interface Row {
  batch: typeof mailBatch.$inferSelect;
  counts: MailBatch['counts'];
}

function toMailBatch({ batch, counts: numbers }: Row, now: number): MailBatch {
  const { id, kind, startsAt, createdAt, createdBy, finishedAt, cancelledAt } = batch;
  const isUnderWay = startsAt > now ? 'scheduled' : 'sending';
  const state = cancelledAt !== null ? 'cancelled' : finishedAt !== null ? 'done' : isUnderWay;
  const total = numbers.queued + numbers.ordered + numbers.skipped + numbers.cancelled;
  return { id, kind, state, total, counts: numbers, startsAt, createdAt, createdBy, finishedAt };
}

export async function listMailBatches(
  core: Core,
  { cursor, limit = PAGE }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<Page<MailBatch>> {
  const rows = await core.db
    .select({ batch: mailBatch, counts })
    .from(mailBatch)
    .where(afterInstant(mailBatch.createdAt, mailBatch.id, cursor))
    .orderBy(desc(mailBatch.createdAt), desc(mailBatch.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    ({ batch }) => [batch.createdAt, batch.id],
    (row) => toMailBatch(row, core.clock()),
  );
}

export async function mailBatchById(core: Core, id: string): Promise<MailBatch> {
  const [row] = await core.db.select({ batch: mailBatch, counts }).from(mailBatch).where(eq(mailBatch.id, id));
  if (!row) throw missing();
  return toMailBatch(row, core.clock());
}

/** Sends nothing to those who are still to come. @throws PortalError `conflict` when nobody is. */
export async function cancelMailBatch(core: Core, actor: Actor, id: string): Promise<MailBatch> {
  await mailBatchById(core, id);
  const now = core.clock();
  const isOpen = and(eq(mailBatch.id, id), isNull(mailBatch.finishedAt), isNull(mailBatch.cancelledAt));
  const isQueued = and(eq(mailBatchRecipient.batchId, id), eq(mailBatchRecipient.state, 'queued'));
  const done = await tryCommit(core, [
    core.db.update(mailBatch).set({ cancelledAt: now, finishedAt: now }).where(isOpen),
    expectChange(core.db),
    core.db.update(mailBatchRecipient).set({ state: 'cancelled', at: now }).where(isQueued),
    recordEvent(core.db, { type: 'mail-batch.cancelled', actor, subject: { type: 'mail-batch', id }, at: now }),
  ]);
  if (!done) throw new PortalError('conflict', 'All of them are sent, or were cancelled before');
  return mailBatchById(core, id);
}
