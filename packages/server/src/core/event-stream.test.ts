import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import type { Client } from '@libsql/core/api';

import { createFilePortal } from '../testing/file-portal.js';
import { readEvents } from '../testing/read-events.js';
import { openDatabase } from '../node/db/open-database.js';
import { createTestPortal } from '../testing/test-portal.js';
import type { PortalDatabase } from './db/database.js';
import { hashSecret } from './secrets.js';

describe('the live stream', async () => {
  const portal = await createFilePortal();

  const listen = async (cursor?: string) => {
    const contact = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(contact.email);
    const response = await browser.send('GET', `/api/events${cursor ? `?cursor=${cursor}` : ''}`);
    assert.equal(response.status, 200);
    const events = readEvents(response);
    assert.equal((await events.next())?.event, 'open');
    return { ...contact, browser, events };
  };

  it('tells a client of its own changes and of nobody else’s', async () => {
    const [a, b] = [await listen(), await listen()];
    await b.browser.send('PATCH', '/api/profile', { firstName: 'Other' });
    await a.browser.send('PATCH', '/api/profile', { firstName: 'Mine' });
    const message = await a.events.next();
    const { type, subject } = JSON.parse(message!.data);
    assert.deepEqual({ type, id: subject.id }, { type: 'contact.updated', id: a.id });
    await Promise.all([a.events.close(), b.events.close()]);
  });

  it('goes on from a cursor without a gap and without a repeat', async () => {
    const { browser, events } = await listen();
    await browser.send('PATCH', '/api/profile', { firstName: 'One' });
    const first = (await events.next())!;
    await events.close();
    await browser.send('PATCH', '/api/profile', { firstName: 'Two' });
    await browser.send('PATCH', '/api/profile', { firstName: 'Three' });
    const resumed = readEvents(await browser.send('GET', '/api/events', undefined, { 'last-event-id': first.id }));
    await resumed.next();
    const ids = [Number((await resumed.next())!.id), Number((await resumed.next())!.id)];
    assert.ok(ids[0]! > Number(first.id) && ids[1]! > ids[0]!);
    await resumed.close();
  });

  it('closes as soon as the session is ended elsewhere', async () => {
    const { browser, events, email } = await listen();
    const other = portal.browser();
    await other.signIn(email);
    assert.equal(JSON.parse((await events.next())!.data).type, 'session.started');
    await other.send('DELETE', '/api/sessions');
    assert.equal((await events.next())!.event, 'closed');
    assert.equal(await events.next(), undefined);
    assert.equal((await browser.send('GET', '/api/events')).status, 401);
  });

  it('closes at once when somebody else signs in with the same browser', async () => {
    const { browser, events } = await listen();
    const other = await portal.addContact();
    await browser.signIn(other.email);
    assert.equal((await events.next())!.event, 'closed');
    await events.close();
  });

  it('costs the database nothing while only others change something', async () => {
    const [a, b] = [await listen(), await listen()];
    const ownHash = await hashSecret(a.browser.cookie!.split('=')[1]!);
    const { $client } = portal.core.db as PortalDatabase & { $client: Client };
    const asked = mock.method($client, 'execute');
    await b.browser.send('PATCH', '/api/profile', { firstName: 'Other' });
    await b.events.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    asked.mock.restore();
    const forA = asked.mock.calls.filter((call) => JSON.stringify(call.arguments).includes(ownHash));
    assert.ok(asked.mock.callCount() > 0);
    assert.equal(forA.length, 0);
    await Promise.all([a.events.close(), b.events.close()]);
  });

  it('hears of changes that another process writes', async () => {
    const { id, email, events } = await listen();
    const database = await openDatabase({ url: `file:${portal.file}` });
    const elsewhere = await createTestPortal(database);
    await elsewhere.browser().signIn(email);
    assert.equal(JSON.parse((await events.next())!.data).type, 'session.started');
    assert.ok(id);
    await events.close();
    await elsewhere.stop();
    await database.close();
  });

  it('is refused to the ninth page of one client, and free again once a page closes', async () => {
    const { browser, events } = await listen();
    const more = await Promise.all(Array.from({ length: 7 }, () => browser.send('GET', '/api/events')));
    assert.deepEqual(
      more.map(({ status }) => status),
      Array.from({ length: 7 }, () => 200),
    );
    const ninth = await browser.send('GET', '/api/events');
    assert.equal(ninth.status, 429);
    assert.ok(Number(ninth.headers.get('retry-after')) > 0);
    await events.close();
    assert.equal((await browser.send('GET', '/api/events')).status, 200);
  });

  it('is refused to all but eight pages that ask at the same moment', async () => {
    const { browser, events } = await listen();
    await events.close();
    const asked = await Promise.all(Array.from({ length: 30 }, () => browser.send('GET', '/api/events')));
    assert.equal(asked.filter(({ status }) => status === 200).length, 8);
    for (const { body } of asked) await body?.cancel();
  });

  it('is not opened by a question for its headers alone', async () => {
    const { browser, events } = await listen();
    await events.close();
    for (let times = 0; times < 9; times += 1) {
      assert.equal((await browser.send('HEAD', '/api/events')).status, 405);
    }
    const opened = await browser.send('GET', '/api/events');
    assert.equal(opened.status, 200);
    await opened.body?.cancel();
  });

  it('ends when the server stops', async () => {
    const { events } = await listen();
    await portal.stop();
    while (await events.next());
  });
});
