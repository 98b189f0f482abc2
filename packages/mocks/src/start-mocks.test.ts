import { expect } from '@open-wc/testing';

import { demoContacts, MOCK_PASSWORD, type MockPortal, scenarios, startMocks } from './index.js';

const { email } = demoContacts.client;

describe('mocks behind the page’s own fetch', () => {
  let mock: MockPortal;
  before(async () => {
    mock = await startMocks();
  });
  after(() => mock.stop());

  const post = (path: string, body: unknown) =>
    fetch(mock.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-portal': '1' },
      body: JSON.stringify(body),
      credentials: 'include',
    });

  it('answer requests to another origin, with a session', async () => {
    await post('/api/session/password', { email, password: MOCK_PASSWORD });
    const response = await fetch(`${mock.url}/api/profile`, { credentials: 'include' });

    expect(((await response.json()) as { email: string }).email).to.equal(email);
  });

  it('send no session with a request that leaves credentials out', async () => {
    const response = await fetch(`${mock.url}/api/profile`, { credentials: 'omit' });

    expect(response.status).to.equal(401);
  });

  it('stream live events to the page', async () => {
    const response = await fetch(`${mock.url}/api/events`, { credentials: 'include' });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    await mock.changeSettings((settings) => void (settings.business.name = 'Southlight'));
    let text = '';
    while (!text.includes('settings.changed')) text += (await reader.read()).value;

    expect(text).to.match(/^id: \d+$/m);
    await reader.cancel();
  });

  it('fail like a network when the scenario says so', async () => {
    const leave = await mock.use(scenarios.offline);
    const failure = await fetch(`${mock.url}/api/portal`).catch((error: Error) => error);
    await leave();

    expect(failure).to.be.instanceOf(TypeError);
  });
});
