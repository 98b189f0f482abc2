import type { Invoice, InvoicePage, PaymentStart } from '@client-portal/contract/invoices';
import { expect, waitUntil } from '@open-wc/testing';

import {
  createMockPortal,
  demoContacts,
  interceptFetch,
  MOCK_PASSWORD,
  type MockPortal,
  scenarios,
  startMocks,
} from './index.js';

const { email } = demoContacts.client;

describe('mocks behind the page’s own fetch', () => {
  let mock: MockPortal;
  before(async function () {
    this.timeout(20_000);
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

  const read = async <T>(path: string) =>
    (await (await fetch(mock.url + path, { credentials: 'include' })).json()) as T;

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

  it('pay at the checkout that the page leaves for, and keep the page', async () => {
    const { items } = await read<InvoicePage>('/api/invoices');
    const { id } = items.find(({ status }) => status === 'open')!;
    const answer = await post(`/api/invoices/${id}/payments`, {
      provider: 'test',
      returnUrl: `${location.origin}/elsewhere`,
    });
    const before = location.href;
    location.assign(((await answer.json()) as PaymentStart).checkoutUrl!);
    await waitUntil(async () => (await read<Invoice>(`/api/invoices/${id}`)).status === 'paid', 'paid', {
      interval: 100,
      timeout: 3000,
    });

    expect(location.hash).to.equal('');
    history.replaceState(history.state, '', before);
  });
});

describe('interceptFetch', () => {
  it('answers for the portal only, until it is ended', async function () {
    this.timeout(20_000);
    const mock = await createMockPortal({ url: 'https://another-portal.example' });
    const end = interceptFetch(mock);
    const portal = await fetch(`${mock.url}/api/portal`);
    const own = await fetch(location.href);
    await mock.use(scenarios.offline);
    const failure = await fetch(new URL('/api/portal', mock.url)).catch((error: Error) => error);
    end();
    await mock.stop();

    expect(portal.status).to.equal(200);
    expect(own.url).to.equal(location.href);
    expect(failure).to.be.instanceOf(TypeError);
  });
});
