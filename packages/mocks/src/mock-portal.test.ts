import type { Portal } from '@client-portal/contract';
import { expect } from '@open-wc/testing';

import { codeIn, createMockPortal, demoContacts, MOCK_PASSWORD, type MockPortal, tokenIn } from './index.js';

const { email } = demoContacts.client;

describe('the mock portal', () => {
  let mock: MockPortal;
  before(async function () {
    this.timeout(20_000);
    mock = await createMockPortal();
  });
  beforeEach(() => mock.reset());
  after(() => mock.stop());

  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  async function session(headers: Record<string, string> = {}): Promise<Portal['session']> {
    const response = await mock.send('GET', '/api/portal', undefined, headers);
    return ((await response.json()) as Portal).session;
  }

  it('knows nobody before somebody signs in', async () => {
    expect(await session()).to.equal(null);
    expect((await mock.send('GET', '/api/profile')).status).to.equal(401);
  });

  it('signs in with a password and carries the session as a cookie', async () => {
    const response = await mock.send('POST', '/api/session/password', { email, password: MOCK_PASSWORD });

    expect(response.status).to.equal(200);
    expect((await session())?.contact.email).to.equal(email);
  });

  it('refuses a wrong password', async () => {
    const response = await mock.send('POST', '/api/session/password', { email, password: 'wrong horse battery' });

    expect(await codeOf(response)).to.equal('invalid_credentials');
    expect(await session()).to.equal(null);
  });

  it('signs in with the code from the mail', async () => {
    await mock.send('POST', '/api/session/email', { email });
    const code = codeIn(await mock.mails.next(email));
    await mock.send('POST', '/api/session/code', { email, code });

    expect((await session())?.method).to.equal('code');
  });

  it('signs in once with the link from the mail', async () => {
    await mock.send('POST', '/api/session/email', { email });
    const token = tokenIn(await mock.mails.next(email));
    await mock.send('POST', '/api/session/token', { token });
    const again = await mock.send('POST', '/api/session/token', { token });

    expect((await session())?.method).to.equal('link');
    expect(await codeOf(again)).to.equal('invalid_link');
  });

  it('forgets the cookie when the page signs out', async () => {
    await mock.signIn(email);
    await mock.send('DELETE', '/api/session');

    expect(await session()).to.equal(null);
  });

  it('carries the session as a bearer token where cookies are blocked', async () => {
    mock.cookies = 'blocked';
    const { handoff } = await mock.signIn(email);
    expect(await session()).to.equal(null);

    const traded = await mock.send('POST', '/api/session/bearer', { handoff });
    const { token } = (await traded.json()) as { token: string };
    expect((await session({ authorization: `Bearer ${token}` }))?.contact.email).to.equal(email);
  });

  it('refuses a change by cookie without the portal’s own header, as the server does for real', async () => {
    await mock.signIn(email);
    const response = await mock.fetch(`${mock.url}/api/session`, { method: 'DELETE', credentials: 'include' });

    expect(await codeOf(response)).to.equal('forbidden');
  });

  it('answers in the name of the page’s origin', async () => {
    const response = await mock.send('GET', '/api/portal');

    expect(response.headers.get('access-control-allow-origin')).to.equal(location.origin);
  });

  it('ends a session when its days have passed on the mock’s clock', async () => {
    await mock.signIn(email);
    await mock.clock.advance(8 * 24 * 60 * 60_000);

    expect(await session()).to.equal(null);
  });

  it('lets a mailed code expire with the clock', async () => {
    await mock.send('POST', '/api/session/email', { email });
    const code = codeIn(await mock.mails.next(email));
    await mock.clock.advance(11 * 60_000);
    const response = await mock.send('POST', '/api/session/code', { email, code });

    expect(response.status).to.equal(401);
  });

  it('lets the clock go on by itself where it is to tick', async () => {
    const ticking = await createMockPortal({ ticks: true, data: 'empty' });
    const { now } = ticking.clock;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await ticking.stop();

    expect(ticking.clock.now - now).to.be.within(19, 2000);
  });

  it('sends a change to the open live stream', async () => {
    await mock.signIn(email);
    const events = await readEvents(await mock.send('GET', '/api/events'));
    await mock.changeSettings((settings) => void (settings.business.name = 'Southlight'));

    expect(await events.until('settings.changed')).to.match(/^data: /m);
    await events.cancel();
  });

  it('tells an open live stream that its session was ended', async () => {
    await mock.signIn(email);
    const events = await readEvents(await mock.send('GET', '/api/events'));
    await mock.endSessions();

    expect(await events.until('event: closed')).to.be.a('string');
    await events.cancel();
  });

  it('has forgotten contacts, mails and session after a reset', async () => {
    await mock.addContact({ email: 'extra@example.com' });
    await mock.signIn('extra@example.com');
    await mock.send('POST', '/api/session/email', { email });
    await mock.mails.next(email);
    await mock.reset();

    expect(await session()).to.equal(null);
    expect(mock.mails.all).to.have.length(0);
    const response = await mock.send('POST', '/api/session/password', {
      email: 'extra@example.com',
      password: MOCK_PASSWORD,
    });
    expect(response.status).to.equal(401);
  });

  it('says which mail it waited for in vain', async () => {
    const failure = await mock.mails.next('nobody@example.com', 20).catch((error: Error) => error.message);

    expect(failure).to.equal('No mail to nobody@example.com within 20 ms');
  });
});

async function readEvents(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (needle: string): Promise<string> => {
    while (!text.includes(needle)) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`The stream ended before ${needle}: ${text}`);
      text += value;
    }
    return text;
  };
  await until('event: open');
  return { until, cancel: () => reader.cancel() };
}
