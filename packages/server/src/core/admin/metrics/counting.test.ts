import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Metrics } from '@client-portal/contract/admin';
import { sign } from 'hono/jwt';

import { type AdminCallerOfTests, createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal, type FilePortal } from '../../../testing/file-portal.js';
import { codeIn, tokenIn } from '../../../testing/mail-text.js';
import { PORTAL_URL } from '../../../testing/test-portal.js';
import { inviteContact } from '../invitations/invite-contact.js';
import { createMagicLink } from '../invitations/magic-links.js';

describe('Invited Users and Joined Users', () => {
  let portal: FilePortal;
  let staff: AdminCallerOfTests;

  const open = async () => {
    portal = await createFilePortal();
    staff = await createAdminTester(portal).addStaff('read-only');
  };

  const counts = async () => {
    const { invited, joined, joinedUninvited } = (await (
      await staff.send('GET', '/api/admin/metrics')
    ).json()) as Metrics;
    return { invited, joined, joinedUninvited };
  };
  const useLink = async (url: string) => {
    const response = await portal
      .browser()
      .send('POST', '/api/session/token', { token: url.split('portal-token=')[1] });
    assert.equal(response.status, 200);
  };
  const useCode = async (email: string) => {
    const browser = portal.browser();
    await browser.send('POST', '/api/session/email', { email });
    await portal.tick();
    const code = codeIn(portal.mails.at(-1)!);
    assert.equal((await browser.send('POST', '/api/session/code', { email, code })).status, 200);
  };

  it('count who was invited twice once', async () => {
    await open();
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    portal.time.now += 60_000;
    await inviteContact(portal.core, 'staff:stf_1', { email: 'NOA@mail.test ' });
    assert.deepEqual(await counts(), { invited: 1, joined: 0, joinedUninvited: 0 });
  });

  it('count who came by an invitation as both, however often they sign in', async () => {
    await open();
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    await portal.tick();
    const token = tokenIn(portal.mails[0]!);
    await portal.browser().send('POST', '/api/session/token', { token });
    await useCode('noa@mail.test');
    assert.deepEqual(await counts(), { invited: 1, joined: 1, joinedUninvited: 0 });
  });

  it('count who came by a magic link as joined, and not as invited', async () => {
    await open();
    const { email } = await portal.addContact();
    const { url } = await createMagicLink(portal.core, 'cli', { email, scope: { kind: 'portal' } });
    assert.deepEqual(await counts(), { invited: 0, joined: 0, joinedUninvited: 0 });
    await useLink(url);
    assert.deepEqual(await counts(), { invited: 0, joined: 1, joinedUninvited: 1 });
  });

  it('count who chose a password at the checkout as joined with the first sign-in', async () => {
    await open();
    const { email } = await portal.addContact({ source: 'checkout' });
    assert.equal((await portal.browser().signIn(email, 'wrong')).status, 401);
    assert.equal((await counts()).joined, 0);
    assert.equal((await portal.browser().signIn(email)).status, 200);
    assert.deepEqual(await counts(), { invited: 0, joined: 1, joinedUninvited: 1 });
  });

  it('count who signed up as joined', async () => {
    await open();
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'open'));
    await useCode('stranger@mail.test');
    assert.deepEqual(await counts(), { invited: 0, joined: 1, joinedUninvited: 1 });
  });

  it('count who waits for approval as nothing but a contact', async () => {
    await open();
    await portal.changeSettings((settings) => void (settings.signIn.signUp = 'approval'));
    await portal.browser().send('POST', '/api/session/email', { email: 'waits@mail.test' });
    await portal.tick();
    const metrics = (await (await staff.send('GET', '/api/admin/metrics')).json()) as Metrics;
    assert.deepEqual([metrics.contacts, metrics.requested, metrics.joined], [1, 1, 0]);
  });

  it('count who came by the site’s own login as joined', async () => {
    await open();
    const { email } = await portal.addContact();
    const claims = { aud: PORTAL_URL, email, iat: portal.time.now / 1000, jti: 'token-number-00000001' };
    const token = await sign(claims, await portal.core.keys.exportKey('host-sign-in'));
    assert.equal((await portal.browser().send('POST', '/api/session/host', { token })).status, 200);
    assert.deepEqual(await counts(), { invited: 0, joined: 1, joinedUninvited: 1 });
  });

  it('count who was invited after joining as both', async () => {
    await open();
    const { email } = await portal.addContact();
    await portal.browser().signIn(email);
    portal.time.now += 60_000;
    await inviteContact(portal.core, 'cli', { email });
    assert.deepEqual(await counts(), { invited: 1, joined: 1, joinedUninvited: 0 });
  });

  it('tell who signed in within the last thirty days, and where the portal is', async () => {
    await open();
    const { email } = await portal.addContact();
    await portal.browser().signIn(email);
    const now = async () => (await (await staff.send('GET', '/api/admin/metrics')).json()) as Metrics;
    assert.equal((await now()).active, 1);
    assert.equal((await now()).portalUrl, 'https://www.shop.test/clients');
    portal.time.now += 31 * 86_400_000;
    await portal.changeSettings((settings) => void (settings.pages = []));
    staff = await createAdminTester(portal).addStaff('staff');
    const later = await now();
    assert.deepEqual([later.active, later.joined, later.portalUrl], [0, 1, PORTAL_URL]);
  });

  it('tell which first steps are done', async () => {
    await open();
    const steps = async () => ((await (await staff.send('GET', '/api/admin/metrics')).json()) as Metrics).firstSteps;
    assert.deepEqual(await steps(), { brand: false, page: true, mail: true, contact: false, invitation: false });
    await portal.changeSettings((settings) => void (settings.brand.accent = '#1f6f5c'));
    await inviteContact(portal.core, 'cli', { email: 'noa@mail.test' });
    assert.deepEqual(await steps(), { brand: true, page: true, mail: true, contact: true, invitation: true });
  });

  it('are read from indexes alone', async () => {
    await open();
    const { countStatement } = await import('./count-contacts.js');
    const { rows } = await portal.database.client.execute(
      `EXPLAIN QUERY PLAN ${countStatement(1)
        .queryChunks.map((chunk) => (chunk as { value: string[] }).value.join(''))
        .join('')}`,
    );
    const plan = rows.map((row) => String(row['detail'])).filter((detail) => detail.includes('contact'));
    assert.equal(plan.length, 7);
    for (const detail of plan) assert.match(detail, /USING (COVERING )?INDEX/);
  });
});
