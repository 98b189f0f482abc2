import type { WebhookDelivery } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { requireDelivery, toDelivery } from './deliveries.js';
import { webhook, webhookDelivery } from './schema.js';
import { findWebhook } from './webhooks.js';

const again = (core: Core) => ({ state: 'pending' as const, attempts: 0, nextAt: core.clock() });

const noted = (core: Core, actor: Actor, id: string, data: Record<string, unknown>): Statement =>
  recordEvent(core.db, {
    type: 'webhook.replayed',
    actor,
    subject: { type: 'webhook', id },
    data,
    at: core.clock(),
  });

async function requireEnabled(core: Core, id: string): Promise<void> {
  const { enabled } = await findWebhook(core, id);
  if (!enabled)
    throw new PortalError('conflict', 'The webhook is switched off. Switch it on first', { reason: 'disabled' });
}

/** Queues a delivery once more, under the same id. @throws PortalError `conflict` for a ping, or when it waits already. */
export async function replayDelivery(core: Core, actor: Actor, id: string): Promise<WebhookDelivery> {
  const row = await requireDelivery(core, id);
  await requireEnabled(core, row.webhookId);
  const done = await tryCommit(core, [
    core.db
      .update(webhookDelivery)
      .set(again(core))
      .where(
        and(
          eq(webhookDelivery.id, id),
          isNotNull(webhookDelivery.eventSeq),
          inArray(webhookDelivery.state, ['delivered', 'failed', 'dead']),
        ),
      ),
    expectChange(core.db),
    noted(core, actor, row.webhookId, { delivery: id }),
  ]);
  if (!done) {
    const why = row.eventSeq === null ? 'A ping is not repeated. Send another one' : 'It is on its way already';
    throw new PortalError('conflict', why, { reason: row.eventSeq === null ? 'ping' : 'waiting' });
  }
  return toDelivery(await requireDelivery(core, id));
}

export interface Replay {
  /** Events recorded from this instant on. */
  since: number;
  /** `failed`: what has not arrived. `all`: everything, also what was recorded before the webhook was there. */
  only: 'failed' | 'all';
}

/** Moves the cursor back, so that events without a delivery get one; those with one keep it. */
const rewind = (core: Core, id: string, since: number): Statement =>
  core.db
    .update(webhook)
    .set({
      cursor: sql`min(${webhook.cursor}, coalesce((SELECT seq FROM event WHERE at >= ${since} ORDER BY seq LIMIT 1) - 1, ${webhook.cursor}))`,
    })
    .where(eq(webhook.id, id));

/** Queues again what was recorded since an instant; resolves with how many deliveries there were. */
export async function replaySince(core: Core, actor: Actor, id: string, { since, only }: Replay): Promise<number> {
  await requireEnabled(core, id);
  const states = only === 'all' ? (['delivered', 'failed', 'dead'] as const) : (['failed', 'dead'] as const);
  const [queued] = (await commit(core, [
    core.db
      .update(webhookDelivery)
      .set(again(core))
      .where(
        and(
          eq(webhookDelivery.webhookId, id),
          gte(webhookDelivery.eventAt, since),
          isNotNull(webhookDelivery.eventSeq),
          inArray(webhookDelivery.state, [...states]),
        ),
      )
      .returning({ id: webhookDelivery.id }),
    core.db.update(webhook).set({ pausedUntil: 0 }).where(eq(webhook.id, id)),
    ...(only === 'all' ? [rewind(core, id, since)] : []),
    noted(core, actor, id, { since, only }),
  ])) as [unknown[]];
  return queued.length;
}
