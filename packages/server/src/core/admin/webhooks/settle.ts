import { and, eq, isNull, lte, sql } from 'drizzle-orm';

import { DAY, SECOND } from '../../clock.js';
import { tryCommit } from '../../commit.js';
import { expectChange, write, type Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { recordEvent } from '../../events.js';
import { type Outcome, RETRY_AFTER } from './attempt.js';
import { type DeliveryRow, webhook, webhookDelivery } from './schema.js';

const PATIENCE = 5 * DAY;
/** While a receiver fails, it is asked no more often than this. */
const PAUSE = 5 * SECOND;

function nextState(core: Core, delivery: DeliveryRow, { delivered, hopeless, wait }: Outcome) {
  const delay = delivery.eventSeq === null ? undefined : RETRY_AFTER[delivery.attempts];
  if (delivered) return { state: 'delivered' as const };
  if (hopeless || delay === undefined) return { state: 'dead' as const };
  return { state: 'failed' as const, nextAt: core.clock() + Math.max(delay, wait) };
}

/** Only whoever leased it writes what came of it. */
function noted(core: Core, delivery: DeliveryRow, outcome: Outcome): Statement {
  const { status, error, excerpt, duration } = outcome;
  return core.db
    .update(webhookDelivery)
    .set({
      ...nextState(core, delivery, outcome),
      attempts: delivery.attempts + 1,
      leasedUntil: 0,
      triedAt: core.clock(),
      status,
      error,
      excerpt,
      duration,
    })
    .where(and(eq(webhookDelivery.seq, delivery.seq), eq(webhookDelivery.leasedUntil, delivery.leasedUntil)));
}

function standing(core: Core, id: string, { delivered, wait }: Outcome): Statement {
  const now = core.clock();
  const values = delivered
    ? { failingSince: null, pausedUntil: 0, lastDeliveredAt: now }
    : {
        failingSince: sql`coalesce(${webhook.failingSince}, ${now})`,
        pausedUntil: sql`max(${webhook.pausedUntil}, ${now + Math.max(PAUSE, wait)})`,
      };
  return core.db.update(webhook).set(values).where(eq(webhook.id, id));
}

/** Switches a webhook off because of how its receiver behaves; once, on however many nodes. */
async function switchOff(core: Core, id: string, reason: 'gone' | 'failing'): Promise<void> {
  const now = core.clock();
  const isDue = reason === 'failing' ? lte(webhook.failingSince, now - PATIENCE) : undefined;
  await tryCommit(core, [
    core.db
      .update(webhook)
      .set({
        enabled: false,
        disabledReason: reason,
        disabledAt: now,
        updatedAt: sql`max(${webhook.updatedAt} + 1, ${now})`,
      })
      .where(and(eq(webhook.id, id), eq(webhook.enabled, true), isNull(webhook.disabledReason), isDue)),
    expectChange(core.db),
    recordEvent(core.db, {
      type: 'webhook.disabled',
      actor: 'system',
      subject: { type: 'webhook', id },
      data: { reason },
      at: now,
    }),
  ]);
}

/** Writes down what came of a try, and what it says about the receiver. */
export async function settle(core: Core, delivery: DeliveryRow, outcome: Outcome): Promise<void> {
  await write(core.db, [noted(core, delivery, outcome), standing(core, delivery.webhookId, outcome)]);
  if (outcome.gone) await switchOff(core, delivery.webhookId, 'gone');
  else if (!outcome.delivered) await switchOff(core, delivery.webhookId, 'failing');
}
