import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { codeAt, createAdminTester, type StaffOfTests, TOTP_SECRET } from '../../testing/admin-tester.js';
import { createFilePortal } from '../../testing/file-portal.js';
import { PASSWORD, SITE } from '../../testing/test-portal.js';
import { MINUTE } from '../clock.js';

const OFFICE = 'https://office.shop.test';

describe('what stands before the management API', async () => {
  const portal = await createFilePortal();
  const tester = createAdminTester(portal);
  let owner: StaffOfTests;

  before(async () => {
    owner = await tester.addStaff('owner');
    await portal.changeSettings((settings) => void (settings.adminOrigins = [OFFICE]));
  });

  const withCookie = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    portal.request(path, {
      method,
      headers: { cookie: owner.cookie!, ...headers },
      ...(body === undefined ? {} : { body }),
    });

  it('changes nothing for a page that can send the cookie but not the header, whatever the body says it is', async () => {
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'image/png',
    ];
    for (const [method, path] of [
      ['PUT', '/api/admin/images/logo'],
      ['PUT', '/api/admin/business'],
      ['DELETE', '/api/admin/images/logo'],
    ] as const) {
      for (const type of types) {
        const headers = { origin: portal.core.url, 'content-type': type, 'content-length': '2' };
        const response = await withCookie(method, path, headers, '{}');
        assert.ok([403, 415].includes(response.status), `${method} ${type} ${response.status}`);
      }
    }
  });

  it('takes no form for a POST, also with the header', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { 'x-portal': '1', 'content-type': type, 'content-length': '2' };
      assert.equal((await withCookie('POST', '/api/admin/contacts', headers, '{}')).status, 415, type);
    }
  });

  it('answers no page but its own and the listed back offices, and never names another one', async () => {
    const strangers = [
      SITE,
      'null',
      `${OFFICE}.evil.test`,
      'http://office.shop.test',
      `${OFFICE}:444`,
      'https://evil.test',
    ];
    for (const origin of strangers) {
      for (const method of ['GET', 'OPTIONS']) {
        const response = await withCookie(method, '/api/admin/staff', { origin });
        assert.equal(response.headers.get('access-control-allow-origin'), null, origin);
        if (method === 'GET') assert.equal(response.status, 403, origin);
      }
    }
    const answer = await withCookie('GET', '/api/admin/staff', { origin: OFFICE });
    assert.equal(answer.headers.get('access-control-allow-origin'), OFFICE);
  });

  it('lets a browser send the cookie only from the portal itself, and hides it from scripts', async () => {
    const member = await tester.addStaff('staff');
    const response = await member.send('DELETE', '/api/admin/session');
    assert.match(response.headers.getSetCookie()[0]!, /HttpOnly.*SameSite=Strict/i);
  });

  it('takes no key from a cookie', async () => {
    const made = await owner.send('POST', '/api/admin/api-keys', { name: 'Cookie', scopes: ['staff:read'] });
    const { secret } = (await made.json()) as { secret: string };
    const name = owner.cookie!.split('=')[0];
    const response = await portal.request('/api/admin/staff', { headers: { cookie: `${name}=${secret}` } });
    assert.equal(response.status, 401);
  });

  it('gives a new secret at each sign-in, and the one before opens nothing', async () => {
    const member = await tester.addStaff('staff');
    const old = member.cookie!;
    portal.time.now += MINUTE;
    const proof = { email: member.email, password: PASSWORD };
    const answer = await member.send('POST', '/api/admin/session/password', proof);
    const { challenge } = (await answer.json()) as { challenge: string };
    await member.send('POST', '/api/admin/session/totp', { challenge, code: codeAt(TOTP_SECRET, portal.time.now) });
    assert.notEqual(member.cookie, old);
    const statusWith = async (cookie: string) =>
      (await portal.request('/api/admin/staff', { headers: { cookie } })).status;
    assert.deepEqual([await statusWith(member.cookie!), await statusWith(old)], [200, 401]);
  });

  it('repeats an answer only to whom it was given', async () => {
    const other = await tester.addStaff('owner');
    const order = { name: 'Mine', scopes: ['staff:read'] };
    const headers = { 'idempotency-key': 'the-same-key' };
    const first = await owner.send('POST', '/api/admin/api-keys', order, headers);
    const second = await other.send('POST', '/api/admin/api-keys', order, headers);
    const [mine, theirs] = (await Promise.all([first.json(), second.json()])) as { secret: string }[];
    assert.notEqual(mine!.secret, theirs!.secret);
  });

  it('repeats no answer to who has lost the right to it since', async () => {
    const admin = await tester.addStaff('admin');
    const order = { name: 'Repeated', scopes: ['staff:read'] };
    const headers = { 'idempotency-key': 'once-an-admin' };
    assert.equal((await admin.send('POST', '/api/admin/api-keys', order, headers)).status, 201);
    await owner.send('PATCH', `/api/admin/staff/${admin.id}`, { disabled: true });
    assert.equal((await admin.send('POST', '/api/admin/api-keys', order, headers)).status, 401);
  });
});
