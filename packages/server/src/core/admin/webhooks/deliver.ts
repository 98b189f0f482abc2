import { and, asc, eq, exists, inArray, isNotNull, lte, sql } from 'drizzle-orm';

import { MINUTE, SECOND } from '../../clock.js';
import type { Core } from '../../deps.js';
import { attempt } from './attempt.js';
import { makeDeliveries } from './make-deliveries.js';
import { type DeliveryRow, webhook, webhookDelivery, type WebhookRow } from './schema.js';
import { settle } from './settle.js';

const LEASE = MINUTE;
/** Sent at once to one receiver that answers; to one that fails, one at a time. */
const AT_ONCE = 5;

const due = (now: number) =>
  and(
    inArray(webhookDelivery.state, ['pending', 'failed']),
    // A ping is sent by whoever asked for it.
    isNotNull(webhookDelivery.eventSeq),
    lte(webhookDelivery.nextAt, now),
    lte(webhookDelivery.leasedUntil, now),
  );

const ready = (now: number) => and(eq(webhook.enabled, true), lte(webhook.pausedUntil, now));

async function lease(core: Core, { id, failingSince }: WebhookRow): Promise<DeliveryRow[]> {
  const now = core.clock();
  const next = core.db
    .select({ seq: webhookDelivery.seq })
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, id), due(now)))
    .orderBy(asc(webhookDelivery.nextAt), asc(webhookDelivery.seq))
    .limit(failingSince === null ? AT_ONCE : 1);
  const rows = await core.db
    .update(webhookDelivery)
    .set({ leasedUntil: now + LEASE })
    .where(and(inArray(webhookDelivery.seq, next), due(now)))
    .returning();
  return rows.sort((a, b) => a.seq - b.seq);
}

/** Sends one webhook's deliveries in the order of the log, a few at once, until none is due or it is told to stop. */
async function deliverTo(core: Core, id: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [row] = await core.db
      .select()
      .from(webhook)
      .where(and(eq(webhook.id, id), ready(core.clock())));
    const deliveries = row ? await lease(core, row) : [];
    if (!row || deliveries.length === 0) return;
    await Promise.all(deliveries.map(async (each) => settle(core, each, await attempt(core, row, each))));
  }
}

async function dueWebhooks(core: Core): Promise<string[]> {
  const now = core.clock();
  const waiting = core.db
    .select({ one: sql`1` })
    .from(webhookDelivery)
    .where(and(eq(webhookDelivery.webhookId, webhook.id), due(now)));
  const rows = await core.db
    .select({ id: webhook.id })
    .from(webhook)
    .where(and(ready(now), exists(waiting)));
  return rows.map(({ id }) => id);
}

/**
 * Makes deliveries of new events and sends what is due, until there is no more of either. Each receiver is served on
 * its own, so that a slow one holds up nobody else.
 */
export async function deliverWebhooks(core: Core, signal: AbortSignal): Promise<void> {
  const active = new Map<string, Promise<void>>();
  do {
    await makeDeliveries(core);
    for (const id of await dueWebhooks(core)) {
      if (active.has(id) || signal.aborted) continue;
      const end = () => void active.delete(id);
      active.set(
        id,
        deliverTo(core, id, signal)
          .catch((error: unknown) => core.log.error({ webhook: id, error }, 'Webhooks could not be sent; tried again'))
          .then(end),
      );
    }
    if (active.size > 0) await Promise.race([...active.values(), pause()]);
  } while (active.size > 0 && !signal.aborted);
  await Promise.all(active.values());
}

/** Until it is looked again for what other receivers are owed. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SECOND);
    (timer as { unref?: () => void }).unref?.();
  });
}
