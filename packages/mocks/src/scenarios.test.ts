import type { Portal } from '@client-portal/contract';
import { expect } from '@open-wc/testing';

import { createMockPortal, demoContacts, type MockPortal, type Scenario, SCENARIOS, scenarios } from './index.js';

const { email } = demoContacts.client;

describe('scenarios', () => {
  let mock: MockPortal;
  before(async function () {
    this.timeout(20_000);
    mock = await createMockPortal();
  });
  beforeEach(async () => {
    await mock.reset();
    await mock.signIn(email);
  });
  after(() => mock.stop());

  const get = (path: string) => mock.send('GET', path);
  const portal = async () => (await (await get('/api/portal')).json()) as Portal;

  async function problemOf(response: Response): Promise<[number, string]> {
    return [response.status, ((await response.json()) as { code: string }).code];
  }

  it('offline: fetch rejects as it does without a network', async () => {
    await mock.use(scenarios.offline);
    const failure = await get('/api/portal').catch((error: Error) => error);

    expect(failure).to.be.instanceOf(TypeError);
  });

  it('slow: an answer takes longer, and an abort does not wait for it', async () => {
    await mock.use(scenarios.slow(60));
    const started = performance.now();
    await get('/api/portal');
    expect(performance.now() - started).to.be.at.least(59);

    const failure = await mock
      .fetch(`${mock.url}/api/portal`, { signal: AbortSignal.timeout(5) })
      .catch((error: Error) => error.name);
    expect(failure).to.equal('TimeoutError');
  });

  it('serverDown: the answer is 503 and not the portal’s', async () => {
    await mock.use(scenarios.serverDown);
    const response = await get('/api/portal');

    expect(response.status).to.equal(503);
    expect(response.headers.get('content-type')).to.equal('text/html');
  });

  it('internalError: everything answers 500', async () => {
    await mock.use(scenarios.internalError);
    expect(await problemOf(await get('/api/profile'))).to.deep.equal([500, 'internal']);
  });

  it('signedOut: the session is not carried, and comes back afterwards', async () => {
    const leave = await mock.use(scenarios.signedOut);
    expect(await problemOf(await get('/api/profile'))).to.deep.equal([401, 'unauthenticated']);

    await leave();
    expect((await get('/api/profile')).status).to.equal(200);
  });

  it('expiredSession: the session ends after some requests, and a new one works', async () => {
    await mock.use(scenarios.expiredSession(1));
    expect((await get('/api/profile')).status).to.equal(200);
    expect((await get('/api/profile')).status).to.equal(401);

    await mock.signIn(email);
    expect((await get('/api/profile')).status).to.equal(200);
  });

  it('rateLimited: the answer says how long to wait', async () => {
    await mock.use(scenarios.rateLimited);
    const response = await mock.send('POST', '/api/session/email', { email });

    expect(response.headers.get('retry-after')).to.equal('30');
    expect(await problemOf(response)).to.deep.equal([429, 'rate_limited']);
  });

  it('originNotAllowed: the server refuses the page', async () => {
    const leave = await mock.use(scenarios.originNotAllowed);
    expect(await problemOf(await get('/api/portal'))).to.deep.equal([403, 'origin_not_allowed']);

    await leave();
    expect((await get('/api/portal')).status).to.equal(200);
  });

  it('appDisabled: the app is gone from the portal and answers 404', async () => {
    const leave = await mock.use(scenarios.appDisabled('profile'));
    expect((await portal()).apps).not.to.include('profile');
    expect(await problemOf(await get('/api/profile'))).to.deep.equal([404, 'not_found']);

    await leave();
    expect((await portal()).apps).to.include('profile');
  });

  it('emptyInvoices: the list is empty', async () => {
    await mock.use(scenarios.emptyInvoices);
    expect(await (await get('/api/invoices')).json()).to.deep.equal({ items: [], nextCursor: null });
  });

  it('staleData: a change does not show', async () => {
    await mock.use(scenarios.staleData());
    const before = await (await get('/api/profile')).json();
    const changed = await mock.send('PATCH', '/api/profile', { phone: '+49 30 1234' });

    expect(changed.status).to.equal(200);
    expect(await (await get('/api/profile')).json()).to.deep.equal(before);
  });

  it('noLiveEvents: everything but the stream works', async () => {
    await mock.use(scenarios.noLiveEvents);
    expect((await get('/api/events')).status).to.equal(503);
    expect((await get('/api/profile')).status).to.equal(200);
  });

  it('compose, the last one outermost', async () => {
    await mock.use(scenarios.internalError, scenarios.slow(30));
    const started = performance.now();
    const response = await get('/api/profile');

    expect(response.status).to.equal(500);
    expect(performance.now() - started).to.be.at.least(29);
  });

  it('are each called what they are listed as', () => {
    const made = Object.values(scenarios).map((one) => (typeof one === 'function' ? (one as () => Scenario)() : one));
    expect(made.map(({ name }) => name).sort()).to.deep.equal(Object.keys(SCENARIOS).sort());
  });
});
