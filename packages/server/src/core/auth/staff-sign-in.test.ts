import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { StaffSignedIn } from '@client-portal/contract/admin';

import { codeAt, createAdminTester } from '../../testing/admin-tester.js';
import { createFilePortal } from '../../testing/file-portal.js';
import { PASSWORD, PORTAL_URL, SITE } from '../../testing/test-portal.js';
import { inviteStaffMember } from '../admin/staff/invite-member.js';
import { DAY, MINUTE } from '../clock.js';

describe('staff sign-in', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const tester = createAdminTester(portal);
  let count = 0;

  const aVisitor = (origin = PORTAL_URL) => portal.browser(origin);
  const read = async (response: Response) => (await response.json()) as StaffSignedIn;
  const tokenOf = (url: string) => new URL(url).hash.replace('#staff-token=', '');

  const anInvitation = async (role: 'owner' | 'staff') => {
    const email = `member${(count += 1)}@shop.test`;
    const invited = await inviteStaffMember(core, 'cli', { email, name: 'Kim', role }, { mail: false });
    return { email, token: tokenOf(invited.url) };
  };

  const join = async (role: 'owner' | 'staff') => {
    const { email, token } = await anInvitation(role);
    const browser = aVisitor();
    const signedIn = await read(await browser.send('POST', '/api/admin/session/token', { token, password: PASSWORD }));
    return { email, token, browser, signedIn };
  };

  const withTotp = async () => {
    const member = await join('owner');
    const setup = await member.browser.send('POST', '/api/admin/session/totp/setup');
    const { secret } = (await setup.json()) as { secret: string };
    const code = codeAt(secret, core.clock());
    const signedIn = await read(await member.browser.send('POST', '/api/admin/session/totp/confirm', { code }));
    return { ...member, secret, code, signedIn };
  };

  const challenge = async (email: string) =>
    (await read(await aVisitor().send('POST', '/api/admin/session/password', { email, password: PASSWORD }))).challenge;

  it('lets an owner do nothing but set up a second factor until there is one', async () => {
    const { browser, signedIn } = await join('owner');
    assert.equal(signedIn.session?.needsSecondFactor, true);
    const refused = await browser.send('GET', '/api/admin/staff');
    assert.deepEqual(
      [refused.status, ((await refused.json()) as { reason: string }).reason],
      [403, 'second_factor_missing'],
    );
  });

  it('lets staff work with a password alone', async () => {
    const { browser, signedIn } = await join('staff');
    assert.equal(signedIn.session?.needsSecondFactor, false);
    assert.equal((await browser.send('GET', '/api/admin/staff')).status, 200);
  });

  it('opens everything to an owner once a code was confirmed', async () => {
    const { browser, signedIn } = await withTotp();
    assert.deepEqual([signedIn.session?.needsSecondFactor, signedIn.session?.hasTotp], [false, true]);
    assert.equal((await browser.send('GET', '/api/admin/staff')).status, 200);
  });

  it('asks for a code after the password, and takes each code once', async () => {
    const { email, secret } = await withTotp();
    portal.time.now += MINUTE;
    const code = codeAt(secret, core.clock());
    const first = await aVisitor().send('POST', '/api/admin/session/totp', { challenge: await challenge(email), code });
    assert.equal(first.status, 200);
    const again = await aVisitor().send('POST', '/api/admin/session/totp', { challenge: await challenge(email), code });
    assert.equal(again.status, 401);
  });

  it('refuses the code that set the authenticator up', async () => {
    const { email, code } = await withTotp();
    const response = await aVisitor().send('POST', '/api/admin/session/totp', {
      challenge: await challenge(email),
      code,
    });
    assert.equal(response.status, 401);
  });

  it('refuses a challenge that is older than five minutes', async () => {
    const { email, secret } = await withTotp();
    const old = await challenge(email);
    portal.time.now += 6 * MINUTE;
    const code = codeAt(secret, core.clock());
    assert.equal((await aVisitor().send('POST', '/api/admin/session/totp', { challenge: old, code })).status, 401);
  });

  it('stops guessing codes', async () => {
    const { email } = await withTotp();
    const given = await challenge(email);
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push(
        (await aVisitor().send('POST', '/api/admin/session/totp', { challenge: given, code: '000000' })).status,
      );
    }
    assert.equal(statuses.at(-1), 429);
  });

  it('stops guessing codes that is spread over a day, and goes on the day after', async () => {
    const { email, secret } = await withTotp();
    const statuses: number[] = [];
    for (let hour = 0; hour < 5; hour += 1) {
      const given = await challenge(email);
      for (let guess = 0; guess < 8; guess += 1) {
        const body = { challenge: given, code: '000000' };
        statuses.push((await aVisitor().send('POST', '/api/admin/session/totp', body)).status);
      }
      portal.time.now += 61 * MINUTE;
    }
    assert.deepEqual([statuses.filter((status) => status === 401).length, statuses.at(-1)], [30, 429]);
    portal.time.now += DAY;
    const code = codeAt(secret, core.clock());
    const body = { challenge: await challenge(email), code };
    assert.equal((await aVisitor().send('POST', '/api/admin/session/totp', body)).status, 200);
  });

  it('of a reset that is used by many at once takes one, also with a second factor, and ends what was looked at', async () => {
    const owner = await withTotp();
    const person = await portal.addContact();
    const view = await owner.browser.send('POST', '/api/admin/views', { contactId: person.id });
    const { url } = (await view.json()) as { url: string };
    const looking = portal.browser();
    await looking.send('POST', '/api/session/token', { token: new URL(url).hash.replace('#portal-token=', '') });
    assert.equal((await looking.send('GET', '/api/profile')).status, 200);
    await aVisitor().send('POST', '/api/admin/session/reset', { email: owner.email });
    await portal.tick();
    await portal.tick();
    const mail = portal.mails.findLast(({ to }) => to === owner.email)!;
    const token = /#staff-token=([\w-]+)/.exec(mail.text)![1]!;
    const body = { token, password: 'another long password' };
    const all = Array.from({ length: 4 }, () => aVisitor().send('POST', '/api/admin/session/token', body));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [200, 410, 410, 410]);
    assert.equal((await looking.send('GET', '/api/profile')).status, 401);
  });

  it('takes a one-time link once, and of many at once exactly one', async () => {
    const { token } = await anInvitation('staff');
    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const response = await aVisitor().send('POST', '/api/admin/session/token', { token, password: PASSWORD });
        return response.status;
      }),
    );
    assert.equal(statuses.filter((status) => status === 200).length, 1);
  });

  it('ends a one-time link after a day, and says so', async () => {
    const { token } = await anInvitation('staff');
    portal.time.now += 25 * 60 * MINUTE;
    const response = await aVisitor().send('POST', '/api/admin/session/token', { token, password: PASSWORD });
    assert.deepEqual([response.status, ((await response.json()) as { reason: string }).reason], [410, 'expired']);
  });

  it('resets a password by mail, keeps the second factor, and ends the sessions', async () => {
    const { email, browser, secret } = await withTotp();
    assert.equal((await aVisitor().send('POST', '/api/admin/session/reset', { email })).status, 202);
    await portal.tick();
    await portal.tick();
    const mail = portal.mails.findLast(({ to }) => to === email)!;
    const token = /#staff-token=([\w-]+)/.exec(mail.text)![1]!;
    const answer = await read(
      await aVisitor().send('POST', '/api/admin/session/token', { token, password: 'another long password' }),
    );
    assert.equal(answer.session, null);
    assert.equal((await browser.send('GET', '/api/admin/staff')).status, 401);
    portal.time.now += MINUTE;
    const code = codeAt(secret, core.clock());
    const finished = await aVisitor().send('POST', '/api/admin/session/totp', { challenge: answer.challenge, code });
    assert.equal(finished.status, 200);
  });

  it('answers a request for a reset alike for everybody, and mails only staff', async () => {
    const before = portal.mails.length;
    const response = await aVisitor().send('POST', '/api/admin/session/reset', { email: 'nobody@mail.test' });
    await portal.tick();
    assert.deepEqual([response.status, portal.mails.length], [202, before]);
  });

  it('ends a session after half an hour without a call, and after twelve hours anyway', async () => {
    const idle = (await join('staff')).browser;
    portal.time.now += 31 * MINUTE;
    assert.equal((await idle.send('GET', '/api/admin/staff')).status, 401);
    const busy = (await join('staff')).browser;
    const statuses: number[] = [];
    for (let call = 0; call < 50; call += 1) {
      portal.time.now += 15 * MINUTE;
      statuses.push((await busy.send('GET', '/api/admin/staff')).status);
    }
    assert.deepEqual([statuses[40], statuses[49]], [200, 401]);
  });

  it('gives the cookie only to the portal’s own page, and a token to an admin embedded elsewhere', async () => {
    const office = 'https://office.shop.test';
    const { token } = await anInvitation('staff');
    const foreign = aVisitor(office);
    assert.equal((await foreign.send('POST', '/api/admin/session/token', { token, password: PASSWORD })).status, 403);
    await portal.changeSettings((settings) => void (settings.adminOrigins = [office]));
    const answer = await read(await foreign.send('POST', '/api/admin/session/token', { token, password: PASSWORD }));
    assert.equal(foreign.cookie, undefined);
    const headers = { authorization: `Bearer ${answer.token}` };
    assert.equal((await foreign.send('GET', '/api/admin/staff', undefined, headers)).status, 200);
  });

  it('takes the cookie from the portal’s own pages only, whatever another page of the site sends', async () => {
    const office = 'https://office.shop.test';
    await portal.changeSettings((settings) => void (settings.adminOrigins = [office]));
    const { browser } = await join('staff');
    assert.equal((await browser.send('GET', '/api/admin/staff')).status, 200);
    assert.equal((await browser.send('GET', '/api/admin/staff', undefined, { origin: office })).status, 401);
  });

  it('knows nothing of clients’ pages: an origin for clients may not call', async () => {
    assert.equal((await aVisitor(SITE).send('GET', '/api/admin/session')).status, 403);
  });

  it('refuses a call that carries the cookie without the header that only our code sends', async () => {
    const { browser } = await join('staff');
    const response = await browser.send('DELETE', '/api/admin/session', undefined, { 'x-portal': '' });
    assert.equal(response.status, 403);
  });

  it('shuts out a member who is disabled, at once', async () => {
    const owner = await tester.addStaff('owner');
    const { browser, signedIn } = await join('staff');
    const { id } = signedIn.session!.staff;
    assert.equal((await owner.send('PATCH', `/api/admin/staff/${id}`, { disabled: true })).status, 200);
    assert.equal((await browser.send('GET', '/api/admin/staff')).status, 401);
  });

  it('asks for a sign-in of the last quarter of an hour to make staff and keys', async () => {
    const owner = await tester.addStaff('owner');
    portal.time.now += 16 * MINUTE;
    const response = await owner.send('POST', '/api/admin/api-keys', { name: 'Late', scopes: ['contacts:read'] });
    assert.equal(((await response.json()) as { code: string }).code, 'step_up_required');
  });
});
