import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAdminTester } from '../testing/admin-tester.js';
import { createFilePortal } from '../testing/file-portal.js';
import { readEvents } from '../testing/read-events.js';
import { changeStaffMember } from './admin/staff/members.js';
import { createKey, revokeKey } from './admin/staff/api-keys.js';

describe('the live stream of the management API', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  const PATH = '/api/admin/events/stream';

  const listen = async (role: 'owner' | 'read-only' = 'read-only') => {
    const staff = await tester.addStaff(role);
    const response = await staff.send('GET', PATH);
    assert.equal(response.status, 200);
    const events = readEvents(response);
    assert.equal((await events.next())?.event, 'open');
    return { staff, events };
  };
  const nextOf = async (events: ReturnType<typeof readEvents>, type: string) => {
    for (;;) {
      const message = await events.next();
      assert.ok(message, 'the stream has ended');
      if (message.data && JSON.parse(message.data).type === type) return message;
    }
  };

  it('tells within a second that somebody joined, and nothing of whom but an id', async () => {
    const { events } = await listen();
    const { id, email } = await portal.addContact();
    const started = performance.now();
    await portal.browser().signIn(email);
    const { data } = await nextOf(events, 'contact.joined');
    assert.ok(performance.now() - started < 1000);
    assert.deepEqual(Object.keys(JSON.parse(data)).sort(), ['at', 'id', 'subject', 'type']);
    assert.deepEqual(JSON.parse(data).subject, { type: 'contact', id });
    await events.close();
  });

  it('goes on from where it stopped, without a gap and without a repeat', async () => {
    const { staff, events } = await listen();
    const { email } = await portal.addContact();
    await portal.browser().signIn(email);
    const first = await nextOf(events, 'contact.joined');
    await events.close();
    const again = await portal.addContact();
    await portal.browser().signIn(again.email);
    const resumed = readEvents(await staff.send('GET', PATH, undefined, { 'last-event-id': first.id }));
    const second = await nextOf(resumed, 'contact.joined');
    assert.equal(JSON.parse(second.data).subject.id, again.id);
    await resumed.close();
  });

  it('closes when the member is disabled', async () => {
    const { staff, events } = await listen();
    await changeStaffMember(portal.core, 'cli', staff.id, { disabled: true });
    const seen: string[] = [];
    for (let message = await events.next(); message; message = await events.next())
      seen.push(message.event || message.data);
    assert.equal(seen.at(-1), 'closed');
  });

  it('closes with the next event after the member has signed out', async () => {
    const { staff, events } = await listen();
    await staff.send('DELETE', '/api/admin/session');
    await portal.browser().signIn((await portal.addContact()).email);
    assert.equal((await events.next())?.event, 'closed');
  });

  it('closes when the key is revoked', async () => {
    const { key, secret } = await createKey(portal.core, 'cli', { name: 'Wall', scopes: ['metrics:read'] });
    const events = readEvents(await portal.request(PATH, { headers: { authorization: `Bearer ${secret}` } }));
    await events.next();
    await revokeKey(portal.core, 'cli', key.id);
    assert.equal((await events.next())?.event, 'closed');
  });

  it('is refused to the ninth page of one member, and to whoever may not see the numbers', async () => {
    const { staff, events } = await listen('owner');
    const more = await Promise.all(Array.from({ length: 8 }, () => staff.send('GET', PATH)));
    assert.deepEqual(more.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 429]);
    const key = await tester.addKey(['contacts:read']);
    assert.equal((await key.send('GET', PATH)).status, 403);
    assert.equal((await staff.send('HEAD', PATH)).status, 405);
    await Promise.all([events.close(), ...more.map(({ body }) => body?.cancel())]);
  });
});
