import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createFilePortal } from '../../testing/file-portal.js';
import { PORTAL_URL, SITE } from '../../testing/test-portal.js';

describe('the request guard', async () => {
  const portal = await createFilePortal();
  const { email } = await portal.addContact();

  const FOREIGN = [
    'null',
    'https://evil.test',
    'https://shop.test',
    'https://www.shop.test.evil.test',
    'https://evil-www.shop.test',
    'https://www.shop.test:8443',
    'http://www.shop.test',
    'https://WWW.shop.test',
  ];

  for (const origin of FOREIGN) {
    it(`refuses ${origin}, says which origin to add, and gives it no answer to read`, async () => {
      const browser = portal.browser(origin);
      const response = await browser.signIn(email);
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      const problem = await response.json();
      assert.equal(problem.code, 'origin_not_allowed');
      assert.ok(problem.detail.includes(origin));
      const preflight = await browser.send('OPTIONS', '/api/session/password');
      assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    });
  }

  for (const origin of [SITE, PORTAL_URL]) {
    it(`answers ${origin} and nobody else through a shared cache`, async () => {
      const response = await portal.browser(origin).send('GET', '/api/portal');
      assert.equal(response.headers.get('access-control-allow-origin'), origin);
      assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
      assert.match(response.headers.get('vary') ?? '', /Origin/);
    });
  }

  it('refuses a call by cookie that lacks the header a form cannot send', async () => {
    const browser = portal.browser();
    await browser.signIn(email);
    const response = await browser.send('PATCH', '/api/profile', { firstName: 'Forged' }, { 'x-portal': '' });
    assert.equal(response.status, 403);
  });

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json-seq',
    '',
  ]) {
    it(`refuses a body of type "${type}"`, async () => {
      const response = await portal
        .browser()
        .send('POST', '/api/session/password', { email, password: 'x' }, { 'content-type': type });
      assert.equal(response.status, 415);
    });
  }

  const post = (body: string) =>
    portal.request('/api/session/password', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
      body,
    });

  it('answers a body that is not JSON with 400', async () => {
    for (const body of ['{', '{"email":', 'undefined', "{'a':1}"]) assert.equal((await post(body)).status, 400, body);
  });

  it('answers JSON of another shape with 422 and the fields', async () => {
    for (const body of ['null', '[]', '"x"', '7', '{}', `${'['.repeat(50_000)}${']'.repeat(50_000)}`]) {
      const response = await post(body);
      assert.equal(response.status, 422, body.slice(0, 20));
      assert.ok((await response.json()).errors.length > 0);
    }
  });

  it('answers a body of more than 256 KiB with 413', async () => {
    assert.equal((await post(JSON.stringify({ email, password: 'x'.repeat(300_000) }))).status, 413);
  });

  it('refuses keys that it does not know, and those of the prototype', async () => {
    const browser = portal.browser();
    await browser.signIn(email);
    for (const key of ['id', 'email', 'contactId', 'access', 'hasPassword', 'constructor', 'source']) {
      assert.equal((await browser.send('PATCH', '/api/profile', { [key]: 'x' })).status, 422, key);
    }
    await portal.request('/api/profile', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: browser.cookie!, 'x-portal': '1', 'content-length': '40' },
      body: '{"__proto__":{"polluted":"yes"}}',
    });
    assert.equal(({} as { polluted?: string }).polluted, undefined);
  });

  it('gives every failure the same shape, with a request id to quote', async () => {
    const answers = await Promise.all([
      portal.browser().send('GET', '/api/profile'),
      portal.browser().send('GET', '/api/nothing-here'),
      portal.browser().send('PUT', '/api/profile', {}),
      post('{'),
    ]);
    for (const response of answers) {
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
      const problem = await response.json();
      assert.equal(problem.status, response.status);
      assert.equal(problem.requestId, response.headers.get('x-request-id'));
      assert.ok(problem.code && problem.detail);
    }
  });

  it('tells nothing of its inside when something unexpected fails', async () => {
    const broken = await createFilePortal({
      passwords: { ...portal.core.passwords, verify: () => Promise.reject(new Error('SQLITE_SECRET at /srv/x.js:12')) },
    });
    const response = await broken.browser().signIn(email);
    assert.equal(response.status, 500);
    assert.ok(!(await response.text()).includes('SQLITE'));
  });

  it('never caches and never sniffs', async () => {
    const { headers } = await portal.browser().send('GET', '/api/portal');
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  });
});
