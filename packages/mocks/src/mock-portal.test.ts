import { expect } from '@open-wc/testing';

import { codeIn, createMockPortal, demoContacts, MOCK_PASSWORD, type MockPortal, tokenIn } from './index.js';

const { email } = demoContacts.client;
const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', 'x-portal': '1' },
  body: JSON.stringify(body),
  credentials: 'include',
});

describe('the mock portal', () => {
  let mock: MockPortal;
  let booted = 0;
  before(async () => {
    const started = performance.now();
    mock = await createMockPortal();
    const response = await mock.fetch(`${mock.url}/api/portal`);
    booted = performance.now() - started;
    console.log(`boot to first answer ${booted.toFixed(0)} ms, ${performance.getEntriesByType('resource').length} files, page ${performance.now().toFixed(0)} ms`);
    expect(response.status).to.equal(200);
    const again = performance.now();
    await mock.reset();
    console.log(`reset ${(performance.now() - again).toFixed(0)} ms`);
  });
  beforeEach(() => mock.reset());

  const call = (path: string, init: RequestInit = { credentials: 'include' }) => mock.fetch(mock.url + path, init);
  const whoIsSignedIn = async () => (await (await call('/api/portal')).json()).session?.contact.email;

  it('signs in with a password and keeps the session as a cookie', async () => {
    const response = await call('/api/session/password', json('POST', { email, password: MOCK_PASSWORD }));
    expect(response.status).to.equal(200);
    expect(await whoIsSignedIn()).to.equal(email);
  });

  it('refuses a wrong password', async () => {
    const response = await call('/api/session/password', json('POST', { email, password: 'wrong horse battery' }));
    expect((await response.json()).code).to.equal('invalid_credentials');
  });

  it('signs in with the code from the mail', async () => {
    await call('/api/session/email', json('POST', { email }));
    const code = codeIn(await mock.mails.next(email));
    const response = await call('/api/session/code', json('POST', { email, code }));
    expect(response.status).to.equal(200);
    expect(await whoIsSignedIn()).to.equal(email);
  });

  it('signs in with the link from the mail', async () => {
    await call('/api/session/email', json('POST', { email }));
    const token = tokenIn(await mock.mails.next(email));
    const response = await call('/api/session/token', json('POST', { token }));
    expect(response.status).to.equal(200);
    expect(await whoIsSignedIn()).to.equal(email);
  });
});
