import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';

import { aClient, anInvoice } from './apps/invoices/testing/invoice-fixtures.js';
import { openDatabase } from './node/db/open-database.js';
import { startHranaServer } from './testing/hrana-server.js';
import { codeIn } from './testing/mail-text.js';
import { readEvents } from './testing/read-events.js';
import { createTestPortal } from './testing/test-portal.js';

describe('a portal on a remote database', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'client-portal-'));
  const remote = await startHranaServer({ file: path.join(folder, 'remote.db') });
  const [first, second] = [await openDatabase({ url: remote.url }), await openDatabase({ url: remote.url })];
  const [portal, other] = [await createTestPortal(first), await createTestPortal(second)];
  after(async () => {
    await Promise.all([portal.stop(), other.stop()]);
    await Promise.all([first.close(), second.close()]);
    await remote.close();
    await rm(folder, { recursive: true });
  });

  it('answers a page of invoices in two round trips: who asks, and the rows', async () => {
    const { id, browser } = await aClient(portal);
    await anInvoice(portal.core, id);
    const before = remote.requests;
    const { items } = await (await browser.send('GET', '/api/invoices')).json();
    assert.equal(items.length, 1);
    assert.equal(remote.requests - before, 2);
  });

  it('signs a client in by a code that was asked for at another node', async () => {
    const { email } = await portal.addContact();
    await other.browser().send('POST', '/api/session/email', { email });
    await portal.tick();
    const mail = portal.mails.at(-1)!;
    const browser = portal.browser();
    assert.equal((await browser.send('POST', '/api/session/code', { email, code: codeIn(mail) })).status, 200);
    const neighbour = other.browser();
    neighbour.cookie = browser.cookie;
    assert.equal((await neighbour.send('GET', '/api/profile')).status, 200);
    await browser.send('DELETE', '/api/session');
    assert.equal((await neighbour.send('GET', '/api/profile')).status, 401);
  });

  it('tells a page at one node what happens at another', async () => {
    const { email } = await portal.addContact();
    const browser = portal.browser();
    await browser.signIn(email);
    const events = readEvents(await browser.send('GET', '/api/events'));
    assert.equal((await events.next())?.event, 'open');
    const neighbour = other.browser();
    neighbour.cookie = browser.cookie;
    await neighbour.send('PATCH', '/api/profile', { firstName: 'Elsewhere' });
    assert.equal(JSON.parse((await events.next())!.data).type, 'contact.updated');
    await events.close();
  });
});
