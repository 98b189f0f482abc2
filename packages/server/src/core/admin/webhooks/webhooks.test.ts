import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { Webhook as WebhookOfApi, WebhookDelivery, WebhookExchange } from '@client-portal/contract/admin';
import { desc, eq } from 'drizzle-orm';
import { Webhook as Verifier } from 'standardwebhooks';

import { createOutbound } from '../../../node/outbound.js';
import { type AdminCallerOfTests, createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { DAY, HOUR, MINUTE, SECOND } from '../../clock.js';
import { commit } from '../../commit.js';
import { event } from '../../db/work-schema.js';
import type { Outbound } from '../../deps.js';
import { recordEvent } from '../../events.js';
import { RETRY_AFTER } from './attempt.js';
import { failingWebhooks } from './attention.js';
import { makeDeliveries } from './make-deliveries.js';
import { webhookDelivery } from './schema.js';
import { startWebhookReceiver } from './testing/webhook-receiver.js';

const receiver = await startWebhookReceiver();
const way = createOutbound({ allow: receiver.host });
let hold: Promise<void> = Promise.resolve();
const outbound: Outbound = {
  check: (url) => way.check!(url),
  async send(request) {
    if (request.url.endsWith('/slow')) await hold;
    return way.send(request);
  },
};
const portal = await createFilePortal({ outbound });
const { core, time } = portal;
time.now = Date.now();
const admin: AdminCallerOfTests = await createAdminTester(portal).addKey(['webhooks:read', 'webhooks:write']);

const ask = async <T>(method: string, path: string, body?: unknown, status = 200): Promise<T> => {
  const response = await admin.send(method, `/api/admin/${path}`, body);
  const text = await response.text();
  assert.equal(response.status, status, text);
  return (text ? JSON.parse(text) : undefined) as T;
};

const subscribe = (values: object = {}) =>
  ask<{ webhook: WebhookOfApi; secret: string }>('POST', 'webhooks', { url: receiver.url, ...values }, 201);
const read = (id: string) => ask<WebhookOfApi>('GET', `webhooks/${id}`);
const deliveriesOf = async (id: string, query = '') =>
  (await ask<{ items: WebhookDelivery[]; nextCursor: string | null }>('GET', `webhooks/${id}/deliveries${query}`))
    .items;
const happen = (type: string, data: Record<string, unknown> = {}) =>
  commit(core, [
    recordEvent(core.db, { type, actor: 'cli', subject: { type: 'invoice', id: 'inv_1' }, data, at: core.clock() }),
  ]);

beforeEach(async () => {
  receiver.reply = () => ({ status: 204 });
  const { items } = await ask<{ items: WebhookOfApi[] }>('GET', 'webhooks');
  for (const { id } of items) await ask('DELETE', `webhooks/${id}`, undefined, 204);
  receiver.received.splice(0);
});

describe('webhooks', () => {
  it('are accepted by the verifier of Standard Webhooks', async () => {
    const { secret } = await subscribe({ events: ['invoice.*'] });
    await happen('invoice.paid', { amount: 4900 });
    await portal.tick();
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
    const verified = new Verifier(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>;
    assert.equal(verified['type'], 'invoice.paid');
    assert.equal(verified['timestamp'], new Date(time.now).toISOString());
    assert.deepEqual(verified['data'], {
      id: (verified['data'] as { id: string }).id,
      actor: 'cli',
      subject: { type: 'invoice', id: 'inv_1' },
      contactId: null,
      data: { amount: 4900 },
    });
    assert.throws(() => new Verifier(secret).verify(`${body} `, headers as Record<string, string>));
  });

  it('carry nobody’s name or address', async () => {
    await subscribe({ events: ['contact.*'] });
    await happen('contact.changed', { email: 'mara@mail.test', fields: [{ name: 'Mara', kind: 'vip' }], count: 1 });
    await portal.tick();
    const [{ body }] = receiver.received as [(typeof receiver.received)[0]];
    assert.deepEqual((JSON.parse(body) as { data: { data: unknown } }).data.data, {
      fields: [{ kind: 'vip' }],
      count: 1,
    });
  });

  it('bring each event once, in the order of the log, and only those that are wanted', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid', 'payment.*'] });
    for (const type of ['invoice.paid', 'invoice.sent', 'payment.started', 'payment.succeeded']) await happen(type);
    await portal.tick();
    await portal.tick();
    assert.deepEqual(receiver.types().sort(), ['invoice.paid', 'payment.started', 'payment.succeeded']);
    const made = await deliveriesOf(webhook.id);
    assert.deepEqual(
      made.map(({ type, state, status }) => [type, state, status]),
      [
        ['payment.succeeded', 'delivered', 204],
        ['payment.started', 'delivered', 204],
        ['invoice.paid', 'delivered', 204],
      ],
    );
  });

  it('do not tell what was before they were there', async () => {
    await happen('invoice.paid');
    await subscribe({ events: ['invoice.*'] });
    await portal.tick();
    assert.deepEqual(receiver.types(), []);
  });

  it('bring every event once when several work at them', async () => {
    await subscribe({ events: ['order.*'] });
    for (let index = 0; index < 60; index += 1) await happen(`order.n${index}`);
    await Promise.all([portal.tick(), portal.tick(), portal.tick()]);
    assert.equal(new Set(receiver.types()).size, 60);
    assert.equal(receiver.received.length, 60);
  });

  it('are sent by somebody else when the process that had taken them was killed', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    await happen('invoice.paid');
    await makeDeliveries(core);
    const killed = core.db.update(webhookDelivery).set({ leasedUntil: time.now + MINUTE });
    await killed.where(eq(webhookDelivery.webhookId, webhook.id));
    await portal.tick();
    assert.equal(receiver.received.length, 0);
    time.now += MINUTE;
    await portal.tick();
    assert.deepEqual(receiver.types(), ['invoice.paid']);
  });

  it('do not wait for a receiver that is slow', async () => {
    await subscribe({ url: `${receiver.url}/slow`, events: ['invoice.paid'] });
    await subscribe({ events: ['invoice.*'] });
    let release = () => {};
    hold = new Promise((resolve) => (release = resolve));
    const arrived = new Promise<void>((resolve) => {
      receiver.reply = () => {
        if (receiver.received.length === 2) resolve();
        return { status: 204 };
      };
    });
    await happen('invoice.paid');
    const sent = portal.tick();
    await happen('invoice.sent');
    await arrived;
    assert.deepEqual(receiver.types().sort(), ['invoice.paid', 'invoice.sent']);
    release();
    await sent;
    assert.equal(receiver.received.length, 3);
  });

  it('are tried again as the standard says, under one id, and given up after ten times', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    receiver.reply = () => ({ status: 500, body: 'x'.repeat(5000) });
    await happen('invoice.paid');
    await portal.tick();
    for (const wait of RETRY_AFTER) {
      time.now += wait - 1;
      await portal.tick();
      const before = receiver.received.length;
      time.now += 1;
      await portal.tick();
      assert.equal(receiver.received.length, before + 1, `after ${wait / SECOND} seconds`);
    }
    const [delivery] = await deliveriesOf(webhook.id);
    assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.status], ['dead', 10, 500]);
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1);
    const { excerpt, error } = await ask<WebhookExchange>('GET', `webhook-deliveries/${delivery?.id}`);
    assert.deepEqual([excerpt?.length, error?.slice(0, 16)], [1024, 'It answered 500,']);
  });

  it('wait as long as the receiver asks', async () => {
    await subscribe({ events: ['invoice.paid'] });
    receiver.reply = () => ({ status: 503, headers: { 'retry-after': '3600' } });
    await happen('invoice.paid');
    await portal.tick();
    await happen('invoice.paid');
    time.now += HOUR - 1;
    await portal.tick();
    assert.equal(receiver.received.length, 1);
    receiver.reply = () => ({ status: 200 });
    time.now += 1;
    await portal.tick();
    assert.equal(receiver.received.length, 3);
  });

  it('are switched off at once when the receiver is gone', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    receiver.reply = () => ({ status: 410 });
    await happen('invoice.paid');
    await portal.tick();
    const { enabled, disabledReason } = await read(webhook.id);
    assert.deepEqual([enabled, disabledReason], [false, 'gone']);
    assert.deepEqual(
      (await failingWebhooks(core)).map(({ id, kind }) => [id, kind]),
      [[webhook.id, 'disabled']],
    );
  });

  it('are switched off when nothing has arrived for five days, and say so', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid', 'webhook.disabled'] });
    receiver.reply = () => ({ status: 500 });
    for (let day = 0; day < 5; day += 1) {
      await happen('invoice.paid');
      await portal.tick();
      assert.equal((await read(webhook.id)).enabled, true);
      time.now += DAY;
    }
    assert.deepEqual(
      (await failingWebhooks(core)).map(({ kind }) => kind),
      ['failing'],
    );
    await portal.tick();
    assert.equal((await read(webhook.id)).disabledReason, 'failing');
    const isDisabling = eq(event.type, 'webhook.disabled');
    const [told] = await core.db.select().from(event).where(isDisabling).orderBy(desc(event.seq)).limit(1);
    assert.deepEqual([told?.subjectId, told?.data], [webhook.id, '{"reason":"failing"}']);
  });

  it('name a redirect and do not follow it', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    receiver.reply = () => ({ status: 302, headers: { location: receiver.url } });
    await happen('invoice.paid');
    await portal.tick();
    assert.equal(receiver.received.length, 1);
    assert.match(
      (await deliveriesOf(webhook.id))[0]?.error ?? '',
      /Redirects are not followed: enter the final address/,
    );
  });

  it('say why nothing arrives at a server that is down', async () => {
    const gone = await startWebhookReceiver();
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    const other = createOutbound({ allow: `${gone.host},127.0.0.1:9` });
    const result = await (await import('./attempt.js')).attempt(
      { ...core, outbound: other },
      { ...(await rowOf(webhook.id)), url: 'http://127.0.0.1:9/' },
      await aPing(webhook.id),
    );
    assert.match(result.error ?? '', /refused the connection/);
  });

  it('are not accepted for a server inside the private network', async () => {
    const { errors } = await ask<{ errors: { path: string; message: string }[] }>(
      'POST',
      'webhooks',
      { url: 'http://169.254.169.254/latest/meta-data' },
      422,
    );
    assert.equal(errors[0]?.path, 'url');
    assert.match(errors[0]?.message ?? '', /inside a private network/);
  });

  it('are sent under both secrets for a day after a new one was made', async () => {
    const { webhook, secret } = await subscribe({ events: ['invoice.paid'] });
    const { secret: next } = await ask<{ secret: string }>('POST', `webhooks/${webhook.id}/secret`);
    await happen('invoice.paid');
    await portal.tick();
    const signatures = () => String(receiver.received.at(-1)?.headers['webhook-signature']).split(' ');
    const { headers, body } = receiver.received[0]!;
    const sign = (by: string) =>
      new Verifier(by).sign(String(headers['webhook-id']), new Date(Number(headers['webhook-timestamp']) * 1000), body);
    assert.deepEqual(signatures(), [sign(next), sign(secret)]);
    time.now += DAY;
    await happen('invoice.paid');
    await portal.tick();
    assert.equal(signatures().length, 1);
  });

  it('can be edited by one person at a time', async () => {
    const { webhook } = await subscribe();
    const tag = (await admin.send('GET', `/api/admin/webhooks/${webhook.id}`)).headers.get('etag')!;
    await ask('PATCH', `webhooks/${webhook.id}`, { description: 'Books' });
    const late = await admin.send(
      'PATCH',
      `/api/admin/webhooks/${webhook.id}`,
      { enabled: false },
      { 'if-match': tag },
    );
    assert.equal(late.status, 412);
  });

  it('show what a ping came to', async () => {
    const { webhook } = await subscribe();
    receiver.reply = () => ({ status: 200, body: 'thanks' });
    const { state, excerpt, payload } = await ask<WebhookExchange>('POST', `webhooks/${webhook.id}/ping`);
    assert.deepEqual(
      [state, excerpt, (JSON.parse(payload) as { type: string }).type],
      ['delivered', 'thanks', 'webhook.ping'],
    );
  });

  it('never keep their secret where it can be read', async () => {
    const { webhook, secret } = await subscribe();
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.equal(JSON.stringify(await read(webhook.id)).includes(secret), false);
    assert.notEqual((await rowOf(webhook.id)).secret, secret);
  });

  it('go when nobody needs them any more, after thirty days', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    await happen('invoice.paid');
    await portal.tick();
    time.now += 30 * DAY + HOUR;
    await portal.tick();
    assert.deepEqual(await deliveriesOf(webhook.id), []);
  });
});

describe('a replay', () => {
  it('sends one delivery again under its id', async () => {
    const { webhook } = await subscribe({ events: ['invoice.paid'] });
    await happen('invoice.paid');
    await portal.tick();
    const [delivery] = await deliveriesOf(webhook.id);
    await ask('POST', `webhook-deliveries/${delivery?.id}/replay`, undefined, 202);
    await portal.tick();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    assert.deepEqual(ids, [delivery?.id, delivery?.id]);
  });

  it('sends what has not arrived', async () => {
    const { webhook } = await subscribe({ events: ['invoice.*'] });
    await happen('invoice.sent');
    await portal.tick();
    receiver.reply = () => ({ status: 500 });
    await happen('invoice.paid');
    await portal.tick();
    receiver.reply = () => ({ status: 200 });
    receiver.received.splice(0);
    const { queued } = await ask<{ queued: number }>(
      'POST',
      `webhooks/${webhook.id}/replay`,
      { since: time.now - MINUTE },
      202,
    );
    await portal.tick();
    assert.deepEqual([queued, receiver.types()], [1, ['invoice.paid']]);
  });

  it('of everything reaches back to before the webhook was there', async () => {
    time.now += DAY;
    const since = time.now;
    await happen('invoice.sent');
    time.now += MINUTE;
    const { webhook } = await subscribe({ events: ['invoice.*'] });
    await happen('invoice.paid');
    await portal.tick();
    await ask('POST', `webhooks/${webhook.id}/replay`, { since, only: 'all' }, 202);
    await portal.tick();
    assert.deepEqual(receiver.types().sort(), ['invoice.paid', 'invoice.paid', 'invoice.sent']);
    assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 2);
  });

  it('asks to switch the webhook on first', async () => {
    const { webhook } = await subscribe();
    await ask('PATCH', `webhooks/${webhook.id}`, { enabled: false });
    await ask('POST', `webhooks/${webhook.id}/replay`, { since: 0 }, 409);
  });
});

async function rowOf(id: string) {
  const { webhook: table } = await import('./schema.js');
  return (await core.db.select().from(table)).find((row) => row.id === id)!;
}

async function aPing(id: string) {
  const { requireDelivery } = await import('./deliveries.js');
  return requireDelivery(core, (await ask<WebhookExchange>('POST', `webhooks/${id}/ping`)).id);
}
