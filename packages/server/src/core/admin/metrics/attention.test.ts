import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AttentionItem } from '@client-portal/contract/admin';

import { type AdminCallerOfTests, createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal, type FilePortal } from '../../../testing/file-portal.js';
import { SITE } from '../../../testing/test-portal.js';
import { MailServerFailure, type PortalDeps } from '../../deps.js';
import { inviteContact } from '../invitations/invite-contact.js';
import { createKey } from '../staff/api-keys.js';

const DAY = 86_400_000;
const STRANGER = 'https://stranger.test';

async function open(overrides: Partial<PortalDeps> = {}) {
  const portal = await createFilePortal(overrides);
  const tester = createAdminTester(portal);
  await tester.addStaff('owner');
  await tester.addStaff('owner');
  const staff = await tester.addKey(['metrics:read']);
  await portal.browser().send('GET', '/api/portal');
  await settled(portal);
  return { portal, staff };
}

/** What is noted of a request is written after its answer, and in the order in which writes were asked for. */
async function settled(portal: FilePortal): Promise<void> {
  await portal.database.client.execute('UPDATE job SET due_at = due_at');
}

const items = async (staff: AdminCallerOfTests): Promise<AttentionItem[]> =>
  ((await (await staff.send('GET', '/api/admin/attention')).json()) as { items: AttentionItem[] }).items;

const find = async (staff: AdminCallerOfTests, kind: string) => (await items(staff)).find((each) => each.kind === kind);

describe('what needs attention', () => {
  it('is nothing when all is well', async () => {
    const { staff } = await open();
    assert.deepEqual(await items(staff), []);
  });

  it('names a site that was refused, with how often, until it is allowed', async () => {
    const { portal, staff } = await open();
    for (let times = 0; times < 3; times += 1) {
      assert.equal((await portal.browser(STRANGER).send('GET', '/api/portal')).status, 403);
      portal.time.now += 61_000;
    }
    await settled(portal);
    const item = await find(staff, 'origin-refused');
    assert.deepEqual(
      [item?.severity, item?.count, item?.params, item?.view],
      ['warning', 3, { origin: STRANGER }, 'settings/places'],
    );
    await portal.changeSettings(({ origins }) => void origins.push(STRANGER));
    assert.equal(await find(staff, 'origin-refused'), undefined);
  });

  it('knows the refusal of a question that a browser asks before', async () => {
    const { portal, staff } = await open();
    await portal.request('/api/session/password', { method: 'OPTIONS', headers: { origin: STRANGER } });
    await portal.request('/api/admin/session', { method: 'OPTIONS', headers: { origin: 'https://office.test' } });
    await settled(portal);
    assert.ok(await find(staff, 'origin-refused'));
    assert.deepEqual((await find(staff, 'admin-origin-refused'))?.params, { origin: 'https://office.test' });
  });

  it('remembers no more than a hundred strangers, and of those the ones that come most', async () => {
    const { portal } = await open();
    for (let times = 0; times < 3; times += 1) {
      await portal.browser(STRANGER).send('GET', '/api/portal');
      portal.time.now += 61_000;
    }
    for (let index = 0; index < 130; index += 1)
      await portal.browser(`https://s${index}.test`).send('GET', '/api/portal');
    for (const junk of ['null', 'chrome-extension://abc', `https://${'a'.repeat(300)}.test`]) {
      await portal.browser(junk).send('GET', '/api/portal');
    }
    await settled(portal);
    const { rows } = await portal.database.client.execute('SELECT origin FROM origin_sighting WHERE refused = 1');
    assert.equal(rows.length, 100);
    assert.ok(rows.some((row) => row['origin'] === STRANGER));
    assert.ok(rows.every((row) => /^https:\/\/[\w.]{1,50}$/.test(String(row['origin']))));
  });

  it('writes what is refused once a minute at most', async () => {
    const { portal } = await open();
    for (let times = 0; times < 20; times += 1) await portal.browser(STRANGER).send('GET', '/api/portal');
    await settled(portal);
    const count = async () =>
      (await portal.database.client.execute(`SELECT count FROM origin_sighting WHERE origin = '${STRANGER}'`))
        .rows[0]?.['count'];
    assert.equal(await count(), 1);
    portal.time.now += 61_000;
    await portal.browser(STRANGER).send('GET', '/api/portal');
    await settled(portal);
    assert.equal(await count(), 21);
  });

  it('says that the portal has no page, that its page is not allowed, or that nobody has opened it', async () => {
    const { portal, staff } = await open();
    await portal.changeSettings((settings) => void (settings.pages = []));
    assert.equal((await find(staff, 'page-missing'))?.severity, 'warning');
    await portal.changeSettings((settings) => void (settings.pages = ['https://new.test/portal']));
    assert.deepEqual((await find(staff, 'origin-missing'))?.params, {
      page: 'https://new.test/portal',
      origin: 'https://new.test',
    });
    await portal.changeSettings((settings) => void (settings.origins = ['https://new.test', SITE]));
    assert.equal((await find(staff, 'page-silent'))?.severity, 'info');
    await portal.browser('https://new.test').send('GET', '/api/portal');
    await settled(portal);
    assert.equal(await find(staff, 'page-silent'), undefined);
  });

  it('says that there is no mail server, and how many mails wait for it', async () => {
    const fail = () => Promise.reject(new MailServerFailure('none', 'There is no mail server yet'));
    const { portal, staff } = await open({ mailer: { send: fail, hasServer: false } });
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    await portal.tick();
    const item = await find(staff, 'mail-missing');
    assert.deepEqual([item?.severity, item?.count, item?.view], ['critical', 1, 'mails/server']);
  });

  it('says that the mail server does not take mails, and in its own words why', async () => {
    let down = true;
    const send = async () => {
      if (down) throw new MailServerFailure('password', 'The password is wrong');
    };
    const { portal, staff } = await open({ mailer: { send } });
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    await portal.tick();
    const item = await find(staff, 'mail-down');
    assert.deepEqual([item?.severity, item?.count], ['critical', 1]);
    assert.match(item!.message, /The password is wrong/);
    down = false;
    portal.time.now += DAY / 24;
    await portal.tick();
    assert.equal(await find(staff, 'mail-down'), undefined);
  });

  it('counts invitations that came back and mails that failed', async () => {
    const { portal, staff } = await open();
    const { client } = portal.database;
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    await portal.tick();
    await client.execute('UPDATE contact SET bounced_at = 1');
    await client.execute("UPDATE mail SET state = 'failed'");
    assert.equal((await find(staff, 'invitations-bounced'))?.count, 1);
    assert.equal((await find(staff, 'mails-failed'))?.count, 1);
  });

  it('says that nobody sends what waits', async () => {
    const { portal, staff } = await open();
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    portal.time.now += DAY / 24 + 1;
    assert.equal((await find(staff, 'outbox-stuck'))?.count, 1);
  });

  it('names jobs that fail, webhooks that nobody answers, keys that end, and people who wait', async () => {
    const { portal, staff } = await open();
    const { client } = portal.database;
    await client.execute("INSERT INTO job (name, due_at, last_error) VALUES ('overdue', 1, 'Error: no')");
    await client.execute({
      sql: `INSERT INTO webhook (id, url, description, events, enabled, secret, cursor, failing_since, created_by, created_at, updated_at)
        VALUES ('whk_1', 'https://hooks.test/in', '', '[]', 1, 's', 0, ?, 'cli', 1, 1)`,
      args: [portal.time.now - DAY],
    });
    await createKey(portal.core, 'cli', { name: 'Shop', scopes: ['contacts:read'], days: 10 });
    await createKey(portal.core, 'cli', { name: 'Later', scopes: ['contacts:read'], days: 100 });
    await portal.addContact({ access: 'requested' });
    const found = await items(staff);
    assert.deepEqual(found.map(({ kind, params }) => [kind, Object.values(params).join()]).sort(), [
      ['jobs-failing', 'overdue'],
      ['keys-ending', 'Shop'],
      ['requests-waiting', ''],
      ['webhook-failing', 'hooks.test'],
    ]);
  });

  it('says that a business hangs on one owner, and puts the severe things first', async () => {
    const portal = await createFilePortal({ mailer: { send: async () => {}, hasServer: false } });
    const owner = await createAdminTester(portal).addStaff('owner');
    const kinds = (await items(owner)).map(({ kind, severity }) => [kind, severity]);
    assert.deepEqual(kinds, [
      ['mail-missing', 'critical'],
      ['page-silent', 'info'],
      ['one-owner', 'info'],
    ]);
  });
});
