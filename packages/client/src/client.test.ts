import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { PortalError } from '@client-portal/contract/errors';

import type { ClientOptions } from './client-options.js';
import { createClient, type PortalClient } from './client.js';
import {
  anEvent,
  anEventStream,
  aPortal,
  aSession,
  aTokenStore,
  eventually,
  json,
  PortalDouble,
  problem,
  Tabs,
} from './testing/portal-double.js';

let server: PortalDouble;
const opened: PortalClient[] = [];

function open(options: Partial<ClientOptions> = {}): PortalClient {
  const client = createClient({ url: server.url, fetch: server.fetch, ...options });
  opened.push(client);
  return client;
}

// An open stream, or the wait for the next one, would keep the process alive.
afterEach(() => {
  for (const client of opened.splice(0)) client.pause();
});

/** The server signs in; its cookie comes back, or not. */
function signsIn(options: { cookies: boolean }) {
  const session = aSession();
  let cookie = false;
  server.routes['POST /api/session/password'] = () => {
    cookie = options.cookies;
    return json({ session, handoff: 'handoff_1' });
  };
  server.routes['POST /api/session/bearer'] = ({ body }) =>
    (body as { handoff: string }).handoff === 'handoff_1'
      ? json({ session, token: 'token_1' })
      : problem(401, 'invalid_credentials');
  server.routes['GET /api/portal'] = ({ headers }) =>
    json(aPortal(cookie || headers.get('authorization') === 'Bearer token_1' ? session : null));
  server.routes['DELETE /api/session'] = () => {
    cookie = false;
    return new Response(null, { status: 204 });
  };
  server.routes['GET /api/events'] = () => anEventStream().response;
}

beforeEach(() => {
  server = new PortalDouble();
  server.routes['GET /api/portal'] = () => json(aPortal());
});

describe('calls', () => {
  it('fill parameters and query into the path', async () => {
    let asked = '';
    server.routes['GET /api/invoices/a%2Fb'] = ({ url }) => json((asked = url.href) && {});
    server.routes['GET /api/invoices'] = ({ url }) => json((asked = url.search) && { items: [], nextCursor: null });
    const client = open();
    await client.get('/api/invoices/{id}', { params: { id: 'a/b' } });
    assert.equal(asked, 'https://portal.test/api/invoices/a%2Fb');
    await client.get('/api/invoices', { query: { status: 'paid', cursor: undefined } });
    assert.equal(asked, '?status=paid');
  });

  it('mark unsafe requests and send JSON', async () => {
    let seen: Headers | undefined;
    server.routes['PATCH /api/profile'] = ({ headers }) => {
      seen = headers;
      return json({});
    };
    await open().patch('/api/profile', { body: { firstName: 'Mia' } });
    assert.equal(seen?.get('x-portal'), '1');
    assert.equal(seen?.get('content-type'), 'application/json');
  });

  it('throw the problem that the server tells of', async () => {
    server.routes['POST /api/session/email'] = () =>
      problem(429, 'rate_limited', { reason: 'mail' }, { 'retry-after': '90' });
    const error = await open()
      .post('/api/session/email', { body: { email: 'a@b.c' } })
      .catch((thrown) => thrown);
    assert.ok(error instanceof PortalError);
    assert.deepEqual(
      [error.code, error.reason, error.retryAfter, error.requestId],
      ['rate_limited', 'mail', 90, 'req_1'],
    );
  });

  it('call a gateway error page unavailable', async () => {
    server.routes['GET /api/profile'] = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
    await assert.rejects(open().get('/api/profile'), { code: 'unavailable' });
  });

  it('call a page that is not from a portal unavailable', async () => {
    server.routes['GET /api/profile'] = () => new Response('<h1>Welcome</h1>');
    await assert.rejects(open().get('/api/profile'), { code: 'unavailable', reason: 'unreachable' });
  });

  it('say that the server was not reached', async () => {
    await assert.rejects(open().get('/api/profile'), { code: 'unavailable', reason: 'unreachable' });
  });

  it('leave an abort by the caller what it is', async () => {
    server.routes['GET /api/profile'] = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const abort = new AbortController();
    const answer = open().get('/api/profile', { signal: abort.signal });
    const reason = new Error('gone');
    abort.abort(reason);
    await assert.rejects(answer, reason);
  });

  it('fetch a file with the session', async () => {
    server.routes['GET /api/invoices/inv_1.pdf'] = () => new Response('%PDF');
    const file = await open().file('/api/invoices/{id}.pdf', { params: { id: 'inv_1' } });
    assert.equal(await file.text(), '%PDF');
  });
});

describe('a sign-in in place of another session', () => {
  const stepUp = (asked: 'before' | 'meanwhile') =>
    async function () {
      const [before, after] = [aSession('ses_before'), aSession('ses_after')];
      let release = () => {};
      const late = new Promise<void>((resolve) => (release = resolve));
      const answers: (() => Promise<Response>)[] = [];
      server.routes['GET /api/portal'] = () => answers.shift()!();
      server.routes['GET /api/events'] = () => anEventStream().response;
      const client = open();
      answers.push(async () => json(aPortal(before)));
      await client.bootstrap();

      // The server has ended the session before, and this question still carried its cookie.
      const outdated = async () => {
        await late;
        return json(aPortal(null));
      };
      let refreshed: Promise<unknown> | undefined;
      const ask = () => {
        answers.unshift(outdated);
        refreshed = client.refresh();
      };
      server.routes['POST /api/session/password'] = () => {
        if (asked === 'meanwhile') ask();
        return json({ session: after, handoff: 'handoff_1' });
      };
      if (asked === 'before') ask();
      answers.push(async () => json(aPortal(after)));
      await client.signIn('/api/session/password', { email: 'mia@example.com', password: 'x' });
      release();
      await refreshed;
      assert.equal(client.session?.id, 'ses_after');
    };

  it('is not undone by an answer that was asked for before it', stepUp('before'));
  it('is not undone by an answer that was asked for while it was under way', stepUp('meanwhile'));
});

describe('the portal', () => {
  it('is asked for once however many ask', async () => {
    const client = open();
    await Promise.all([client.bootstrap(), client.bootstrap()]);
    await client.bootstrap();
    assert.equal(server.count('GET /api/portal'), 1);
    assert.equal(client.session, null);
  });

  it('names the site as the reason when only the script can be had', async () => {
    const refused: typeof fetch = async (input, init) => {
      if (init?.mode !== 'no-cors' || init.credentials !== 'omit') throw new TypeError('Failed to fetch');
      assert.equal(String(input), 'https://portal.test/portal.js');
      return Object.defineProperty(new Response(), 'type', { value: 'opaque' });
    };
    await assert.rejects(open({ fetch: refused }).bootstrap(), { code: 'origin_not_allowed' });
  });

  it('stays unknown with a reason when the server is down, and is there after another try', async () => {
    const { 'GET /api/portal': works } = server.routes;
    delete server.routes['GET /api/portal'];
    const client = open();
    await assert.rejects(client.bootstrap(), { code: 'unavailable' });
    assert.equal(client.failure?.reason, 'unreachable');
    server.routes['GET /api/portal'] = works!;
    await client.refresh();
    assert.equal(client.failure, undefined);
  });
});

describe('signing in', () => {
  it('keeps the cookie where it comes back', async () => {
    signsIn({ cookies: true });
    const client = open();
    await client.bootstrap();
    const session = await client.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    assert.equal(session.id, client.session?.id);
    assert.equal(server.count('POST /api/session/bearer'), 0);
  });

  it('falls back to a bearer token where it does not', async () => {
    signsIn({ cookies: false });
    const tokenStore = aTokenStore();
    const client = open({ tokenStore });
    await client.bootstrap();
    await client.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    assert.equal(client.session?.id, 'ses_1');
    assert.deepEqual([...tokenStore.items.values()], ['token_1']);
  });

  it('survives a reload with the stored token', async () => {
    signsIn({ cookies: false });
    const tokenStore = aTokenStore();
    await open({ tokenStore }).signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    const reloaded = open({ tokenStore });
    await reloaded.bootstrap();
    assert.equal(reloaded.session?.id, 'ses_1');
  });

  it('drops a stored token that no longer opens anything', async () => {
    const tokenStore = aTokenStore();
    tokenStore.items.set('client-portal:https://portal.test', 'stale');
    await open({ tokenStore }).bootstrap();
    assert.equal(tokenStore.items.size, 0);
  });

  it("follows the business site's own login", async () => {
    signsIn({ cookies: true });
    server.routes['POST /api/session/host'] = ({ body }) =>
      (body as { token: string }).token === 'jwt'
        ? server.routes['POST /api/session/password']!({} as never)
        : problem(401, 'invalid_credentials');
    const client = open({ getToken: async () => 'jwt' });
    await client.bootstrap();
    assert.equal(client.session?.id, 'ses_1');
  });

  it('passes a wrong password on and changes nothing', async () => {
    server.routes['POST /api/session/password'] = () => problem(401, 'invalid_credentials');
    const client = open();
    await client.bootstrap();
    await assert.rejects(client.signIn('/api/session/password', { email: 'a@b.c', password: 'x' }), {
      code: 'invalid_credentials',
    });
    assert.equal(client.session, null);
  });
});

describe('a session that ended elsewhere', () => {
  it('is noticed with the next call, after one look', async () => {
    let session: ReturnType<typeof aSession> | null = aSession();
    server.routes['GET /api/portal'] = () => json(aPortal(session));
    server.routes['GET /api/events'] = () => anEventStream().response;
    server.routes['GET /api/profile'] = () => problem(401, 'unauthenticated');
    const client = open();
    await client.bootstrap();
    session = null;
    await assert.rejects(client.get('/api/profile'), { code: 'unauthenticated' });
    assert.equal(client.session, null);
    assert.equal(server.count('GET /api/portal'), 2);
  });

  it('is no failure when another tab has renewed it', async () => {
    let known = false;
    server.routes['GET /api/portal'] = () => {
      known = true;
      return json(aPortal(aSession()));
    };
    server.routes['GET /api/events'] = () => anEventStream().response;
    server.routes['GET /api/profile'] = () => (known ? json({ id: 'con_1' }) : problem(401, 'unauthenticated'));
    const client = open();
    assert.equal((await client.get('/api/profile')).id, 'con_1');
  });
});

describe('several tabs', () => {
  it('sign out together', async () => {
    signsIn({ cookies: true });
    const tabs = new Tabs();
    const [here, there] = [open({ channel: tabs.open() }), open({ channel: tabs.open() })];
    await here.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    await there.bootstrap();
    assert.equal(there.session?.id, 'ses_1');
    await here.signOut();
    assert.equal(here.session, null);
    assert.equal(there.session, null);
    assert.deepEqual(there.portal?.apps, []);
  });

  it('sign in together, with a token too', async () => {
    signsIn({ cookies: false });
    const tabs = new Tabs();
    const [here, there] = [open({ channel: tabs.open() }), open({ channel: tabs.open() })];
    await there.bootstrap();
    await here.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    await eventually(() => there.session?.id === 'ses_1');
  });

  it('hand a token to a tab that opens later', async () => {
    signsIn({ cookies: false });
    const tabs = new Tabs();
    const here = open({ channel: tabs.open() });
    await here.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    const later = open({ channel: tabs.open() });
    await later.bootstrap();
    await eventually(() => later.session?.id === 'ses_1');
  });
});

describe('live events', () => {
  it('reach listeners and the other tab, each once', async () => {
    signsIn({ cookies: true });
    const stream = anEventStream();
    server.routes['GET /api/events'] = () => stream.response;
    const tabs = new Tabs();
    const locks = oneLock();
    const [here, there] = [open({ channel: tabs.open(), locks }), open({ channel: tabs.open(), locks })];
    await here.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    await there.bootstrap();
    const seen: string[] = [];
    here.onEvent(({ type }) => seen.push(`here ${type}`));
    there.onEvent(({ type }) => seen.push(`there ${type}`));
    await eventually(() => server.count('GET /api/events') === 1);
    stream.write(anEvent('11', 'invoice.paid') + anEvent('11', 'invoice.paid'));
    await eventually(() => seen.length >= 2);
    assert.deepEqual(seen, ['here invoice.paid', 'there invoice.paid']);
  });

  it('go on from the last one seen when the stream breaks', async () => {
    signsIn({ cookies: true });
    const streams = [anEventStream(), anEventStream()];
    const cursors: (string | null)[] = [];
    server.routes['GET /api/events'] = ({ url }) => {
      cursors.push(url.searchParams.get('cursor'));
      return streams[cursors.length - 1]!.response;
    };
    const client = open();
    await client.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    await eventually(() => cursors.length === 1);
    const heard = new Promise((resolve) => client.onEvent(resolve));
    streams[0]!.write(anEvent('12', 'profile.changed'));
    await heard;
    streams[0]!.close();
    await new Promise<void>((resolve, reject) => {
      const look = setInterval(() => cursors.length === 2 && (clearInterval(look), resolve()), 10);
      setTimeout(() => reject(new Error('never resumed')), 3000).unref();
    });
    assert.deepEqual(cursors, ['10', '12']);
  });

  it('end with access: the portal is asked again', async () => {
    signsIn({ cookies: true });
    const stream = anEventStream();
    server.routes['GET /api/events'] = () => stream.response;
    const client = open();
    await client.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    server.routes['GET /api/portal'] = () => json(aPortal());
    stream.write('event: closed\ndata: \n\n');
    await eventually(() => client.session === null);
  });

  it('refresh what the client may see', async () => {
    signsIn({ cookies: true });
    const stream = anEventStream();
    server.routes['GET /api/events'] = () => stream.response;
    const client = open();
    await client.signIn('/api/session/password', { email: 'a@b.c', password: 'x' });
    server.routes['GET /api/portal'] = () => json({ ...aPortal(aSession()), apps: ['profile'] });
    stream.write(anEvent('11', 'access.changed'));
    await eventually(() => client.portal?.apps.length === 1);
  });
});

/** `navigator.locks` as far as one name goes: the first holds, the others wait. */
function oneLock(): LockManager {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_: string, __: unknown, callback: () => Promise<unknown>) => (last = last.then(callback)),
  } as unknown as LockManager;
}
