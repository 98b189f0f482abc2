import type { WebhookDelivery, WebhookExchange } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, lt } from 'drizzle-orm';

import type { Core } from '../../deps.js';
import { createId } from '../../ids.js';
import { attempt } from './attempt.js';
import { payloadOf } from './payload.js';
import { type DeliveryRow, webhook, webhookDelivery } from './schema.js';
import { settle } from './settle.js';
import { findWebhook } from './webhooks.js';

const notFound = () => new PortalError('not_found', 'There is nothing here');

export function toDelivery(row: DeliveryRow): WebhookDelivery {
  const { seq: _, eventSeq: __, leasedUntil: ___, excerpt: ____, nextAt, ...shown } = row;
  const isWaiting = row.state === 'pending' || row.state === 'failed';
  return { ...shown, nextAt: isWaiting ? nextAt : null };
}

function before(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw new PortalError('invalid_request', 'The cursor is not one of this list');
  return lt(webhookDelivery.seq, Number(cursor));
}

export interface DeliveryFilter {
  state?: DeliveryRow['state'] | undefined;
  type?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Newest first. @throws PortalError `not_found` when there is no such webhook. */
export async function listDeliveries(core: Core, webhookId: string, filter: DeliveryFilter = {}) {
  const { state, type, cursor, limit = 50 } = filter;
  const rows = await core.db
    .select()
    .from(webhookDelivery)
    .where(
      and(
        eq(webhookDelivery.webhookId, webhookId),
        state ? eq(webhookDelivery.state, state) : undefined,
        type ? eq(webhookDelivery.type, type) : undefined,
        before(cursor),
      ),
    )
    .orderBy(desc(webhookDelivery.seq))
    .limit(limit + 1);
  if (rows.length === 0) await findWebhook(core, webhookId);
  const items = rows.slice(0, limit);
  return { items: items.map(toDelivery), nextCursor: rows.length > limit ? String(items.at(-1)!.seq) : null };
}

/** @throws PortalError `not_found` */
export async function requireDelivery(core: Core, id: string): Promise<DeliveryRow> {
  const [row] = await core.db.select().from(webhookDelivery).where(eq(webhookDelivery.id, id));
  if (!row) throw notFound();
  return row;
}

/** With what is sent, and the beginning of what came back. @throws PortalError `not_found` */
export async function readExchange(core: Core, id: string): Promise<WebhookExchange> {
  const row = await requireDelivery(core, id);
  return { ...toDelivery(row), payload: (await payloadOf(core, row)) ?? '', excerpt: row.excerpt };
}

/** Sends a ping now and resolves with what came of it; also to a webhook that is switched off. */
export async function ping(core: Core, webhookId: string): Promise<WebhookExchange> {
  const [target] = await core.db.select().from(webhook).where(eq(webhook.id, webhookId));
  if (!target) throw notFound();
  const now = core.clock();
  const values = {
    webhookId,
    type: 'webhook.ping',
    eventAt: now,
    state: 'pending' as const,
    nextAt: now,
    createdAt: now,
  };
  const id = createId('whd');
  const [row] = await core.db
    .insert(webhookDelivery)
    .values({ ...values, id })
    .returning();
  await settle(core, row!, await attempt(core, target, row!));
  return readExchange(core, id);
}
