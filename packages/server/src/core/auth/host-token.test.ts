import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sign } from 'hono/jwt';

import { createFilePortal } from '../../testing/file-portal.js';
import { PORTAL_URL } from '../../testing/test-portal.js';
import { MINUTE } from '../clock.js';
import { toBase64Url } from '../secrets.js';

describe('a token of the site’s own login', async () => {
  const portal = await createFilePortal();
  const { email } = await portal.addContact();
  const key = await portal.core.keys.exportKey('host-sign-in');
  let made = 0;

  const claims = (more: object = {}) => ({
    aud: PORTAL_URL,
    email,
    iat: portal.time.now / 1000,
    jti: `token-number-${String((made += 1)).padStart(8, '0')}`,
    ...more,
  });
  const present = (token: string) => portal.browser().send('POST', '/api/session/host', { token });
  const statusOf = async (token: string) => (await present(token)).status;

  it('signs in the contact that it names', async () => {
    const response = await present(await sign(claims(), key));
    assert.equal(response.status, 200);
    assert.equal((await response.json()).session.contact.email, email);
  });

  it('is no fresh proof by itself; what the site says of its own login is', async () => {
    const mayChangeAddress = async (more: object) => {
      const browser = portal.browser();
      await browser.send('POST', '/api/session/host', { token: await sign(claims(more), key) });
      const response = await browser.send('POST', '/api/profile/passkeys/options');
      return response.status;
    };
    const seconds = portal.time.now / 1000;
    assert.equal(await mayChangeAddress({}), 403);
    assert.equal(await mayChangeAddress({ auth_time: seconds - 16 * 60 }), 403);
    assert.equal(await mayChangeAddress({ auth_time: seconds - 60 }), 200);
  });

  it('works once', async () => {
    const token = await sign(claims(), key);
    assert.deepEqual([await statusOf(token), await statusOf(token)], [200, 401]);
  });

  it('works once for ten who present it at the same moment', async () => {
    const token = await sign(claims(), key);
    const statuses = await Promise.all(Array.from({ length: 10 }, () => statusOf(token)));
    assert.deepEqual(statuses.sort(), [200, ...Array.from({ length: 9 }, () => 401)]);
  });

  it('works once, however long it is kept', async () => {
    const token = await sign(claims({ iat: portal.time.now / 1000 + 4 }), key);
    assert.equal(await statusOf(token), 200);
    for (const minutes of [1, 2, 60]) {
      portal.time.now += minutes * MINUTE;
      await portal.tick();
      assert.equal(await statusOf(token), 401);
    }
  });

  const wrong: [what: string, change: object][] = [
    ['of another portal', { aud: 'https://other.test' }],
    ['of yesterday', { iat: Date.UTC(2026, 0, 1) / 1000 }],
    ['of tomorrow', { iat: Date.UTC(2027, 0, 1) / 1000 }],
    ['with a number that can be guessed', { jti: '1' }],
    ['of a stranger, where sign-up is not open', { email: 'stranger@mail.test' }],
  ];
  for (const [what, change] of wrong) {
    it(`is refused when it is ${what}`, async () => assert.equal(await statusOf(await sign(claims(change), key)), 401));
  }

  it('is refused without a signature, with a foreign key, and with another algorithm', async () => {
    const text = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
    const unsigned = `${text({ alg: 'none', typ: 'JWT' })}.${text(claims())}.`;
    assert.equal(await statusOf(unsigned), 401);
    assert.equal(await statusOf(await sign(claims(), 'another key')), 401);
    assert.equal(await statusOf(await sign(claims(), key, 'HS512')), 401);
  });

  it('does not let a suspended contact in', async () => {
    const suspended = await portal.addContact({ access: 'suspended' });
    assert.equal(await statusOf(await sign(claims({ email: suspended.email }), key)), 401);
  });
});
