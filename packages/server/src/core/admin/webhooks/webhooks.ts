import type { Webhook } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import { checkTarget } from './check-target.js';
import { webhook, webhookDelivery, type WebhookRow } from './schema.js';
import { createSigningSecret } from './signature.js';

const MOST = 20;

const waiting = sql<number>`(SELECT count(*) FROM ${webhookDelivery} WHERE ${webhookDelivery.webhookId} = ${webhook.id}
  AND ${inArray(webhookDelivery.state, ['pending', 'failed'])})`;

function toWebhook(row: WebhookRow, waits: number): Webhook {
  const { secret: _, oldSecret: __, cursor: ___, pausedUntil: ____, createdBy: _____, ...shown } = row;
  return { ...shown, waiting: waits };
}

const notFound = () => new PortalError('not_found', 'There is nothing here');

/** All webhooks, oldest first. */
export async function listWebhooks(core: Core): Promise<Webhook[]> {
  const rows = await core.db.select({ row: webhook, waiting }).from(webhook).orderBy(asc(webhook.createdAt)).limit(100);
  return rows.map((each) => toWebhook(each.row, each.waiting));
}

/** @throws PortalError `not_found` */
export async function findWebhook(core: Core, id: string): Promise<Webhook> {
  const [found] = await core.db.select({ row: webhook, waiting }).from(webhook).where(eq(webhook.id, id));
  if (!found) throw notFound();
  return toWebhook(found.row, found.waiting);
}

const noted = (core: Core, type: string, actor: Actor, id: string, data: Record<string, unknown> = {}) =>
  recordEvent(core.db, { type, actor, subject: { type: 'webhook', id }, data, at: core.clock() });

/** As text, so that the next event is read from the database when the batch runs and none falls between. */
const latestEvent = sql<number>`(SELECT coalesce(max(seq), 0) FROM event)`;

export interface NewWebhook {
  url: string;
  description: string;
  events: string[];
}

/** Events from now on go to it. The secret is in the answer and never shown again. */
export async function createWebhook(core: Core, actor: Actor, { url, description, events }: NewWebhook) {
  await checkTarget(core, url);
  const now = core.clock();
  const secret = createSigningSecret();
  const id = createId('whk');
  const sealed = await core.keys.seal('webhooks', secret);
  const wanted = JSON.stringify([...new Set(events)]);
  const done = await tryCommit(core, [
    core.db.run(sql`INSERT INTO webhook (id, url, description, events, enabled, secret, cursor, created_by, created_at, updated_at)
      SELECT ${id}, ${url}, ${description}, ${wanted}, 1, ${sealed}, ${latestEvent}, ${actor}, ${now}, ${now}
      WHERE (SELECT count(*) FROM webhook) < ${MOST}`),
    expectChange(core.db),
    noted(core, 'webhook.created', actor, id, { events }),
  ]);
  if (!done) throw new PortalError('conflict', `There are ${MOST} webhooks already. Delete one first`);
  return { webhook: await findWebhook(core, id), secret };
}

export interface WebhookChange {
  url?: string | undefined;
  description?: string | undefined;
  events?: string[] | undefined;
  enabled?: boolean | undefined;
}

function toValues(before: Webhook, { url, description, events, enabled }: WebhookChange, now: number) {
  const isSwitched = enabled !== undefined && enabled !== before.enabled;
  const on = {
    enabled: true,
    disabledReason: null,
    disabledAt: null,
    failingSince: null,
    pausedUntil: 0,
    cursor: latestEvent,
  };
  const off = { enabled: false, disabledReason: 'staff' as const, disabledAt: now };
  return {
    ...(url === undefined ? {} : { url, failingSince: null, pausedUntil: 0 }),
    ...(description === undefined ? {} : { description }),
    ...(events === undefined ? {} : { events: [...new Set(events)] }),
    ...(isSwitched ? (enabled ? on : off) : {}),
    updatedAt: nextVersion(now, before.updatedAt),
  };
}

/** Switched on again it goes on from now. @throws PortalError `changed_meanwhile` when `version` is not the one of now. */
export async function changeWebhook(core: Core, actor: Actor, id: string, change: WebhookChange, version?: number) {
  const before = await findWebhook(core, id);
  if (version !== undefined && version !== before.updatedAt) throw changedMeanwhile();
  if (change.url !== undefined) await checkTarget(core, change.url);
  const done = await tryCommit(core, [
    core.db
      .update(webhook)
      .set(toValues(before, change, core.clock()))
      .where(and(eq(webhook.id, id), eq(webhook.updatedAt, before.updatedAt))),
    expectChange(core.db),
    noted(core, 'webhook.changed', actor, id, { changed: Object.keys(change) }),
  ]);
  if (!done) throw changedMeanwhile();
  return findWebhook(core, id);
}

/** Its deliveries go with it. @throws PortalError `not_found` */
export async function deleteWebhook(core: Core, actor: Actor, id: string): Promise<void> {
  const done = await tryCommit(core, [
    core.db.delete(webhook).where(eq(webhook.id, id)),
    expectChange(core.db),
    noted(core, 'webhook.deleted', actor, id),
  ]);
  if (!done) throw notFound();
}

/** Makes a new secret; the one before it signs as well for a day. */
export async function rotateSecret(core: Core, actor: Actor, id: string) {
  const before = await findWebhook(core, id);
  const now = core.clock();
  const secret = createSigningSecret();
  const values = {
    secret: await core.keys.seal('webhooks', secret),
    oldSecret: sql`${webhook.secret}`,
    oldSecretUntil: now + DAY,
    updatedAt: nextVersion(now, before.updatedAt),
  };
  await commit(core, [
    core.db.update(webhook).set(values).where(eq(webhook.id, id)),
    noted(core, 'webhook.secret-rotated', actor, id),
  ]);
  return { webhook: await findWebhook(core, id), secret };
}
