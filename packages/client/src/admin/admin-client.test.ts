import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { ApiKey, StaffSession } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import { aTokenStore, json, PortalDouble, problem } from '../testing/portal-double.js';
import type { AdminClientOptions } from './admin-client-options.js';
import { type AdminClient, createAdminClient } from './admin-client.js';

/** Never run: each line has to compile, or has to be refused, when the types are checked. */
export async function compileOnly(client: AdminClient): Promise<void> {
  const { items } = await client.get('/api/admin/staff');
  const [first] = items;
  await client.patch('/api/admin/staff/{id}', { params: { id: first!.id }, body: { role: 'admin' }, ifMatch: '"1"' });
  await client.post('/api/admin/staff', { body: { email: 'a@b.c', role: 'staff' }, idempotencyKey: 'k' });
  const nothing: undefined = await client.delete('/api/admin/api-keys/{id}', { params: { id: 'key_1' } });
  const { key }: { key: ApiKey } = await client.post('/api/admin/api-keys', { body: { name: 'x', scopes: ['x'] } });
  const { challenge } = await client.signIn('/api/admin/session/password', { email: 'a@b.c', password: 'x' });
  // @ts-expect-error a path that does not exist
  await client.get('/api/admin/stuff');
  // @ts-expect-error a path of another method
  await client.put('/api/admin/staff');
  // @ts-expect-error its body is missing
  await client.post('/api/admin/staff');
  // @ts-expect-error a role that nobody has
  await client.patch('/api/admin/staff/{id}', { params: { id: 'a' }, body: { role: 'king' } });
  // @ts-expect-error only what makes something takes a key that makes it once
  await client.delete('/api/admin/api-keys/{id}', { params: { id: 'key_1' }, idempotencyKey: 'k' });
  // @ts-expect-error a path that opens no session
  await client.signIn('/api/admin/session/reset', { email: 'a@b.c' });
  // @ts-expect-error a path of the clients' side
  await client.get('/api/invoices');
  void [nothing, key, challenge];
}

const aStaffSession = (id = 'sts_1'): StaffSession => ({
  id,
  staff: { id: 'stf_1', email: 'olga@example.com', name: 'Olga', role: 'owner' },
  scopes: ['staff:read'],
  authenticatedAt: 1,
  expiresAt: 2,
  needsSecondFactor: false,
  hasTotp: true,
  passkeys: 0,
});

let server: PortalDouble;

beforeEach(() => {
  server = new PortalDouble();
});

const open = (options: Partial<AdminClientOptions> = {}): AdminClient =>
  createAdminClient({ url: server.url, fetch: server.fetch, ...options });

/** For paths that stand for any other. */
const loosely = (client: AdminClient) =>
  client as unknown as {
    pages(path: string): AsyncGenerator<unknown>;
    put(path: string, options: { body: Blob }): Promise<unknown>;
  };

const stepUp = () => problem(403, 'step_up_required');

describe('a program with an API key', () => {
  it('shows the key with every call', async () => {
    let shown: string | null = null;
    server.routes['GET /api/admin/staff'] = ({ headers }) => {
      shown = headers.get('authorization');
      return json({ items: [] });
    };
    await open({ key: 'pk_1' }).get('/api/admin/staff');
    assert.equal(shown, 'Bearer pk_1');
  });

  it('marks a call that must not happen twice', async () => {
    let key: string | null = null;
    server.routes['POST /api/admin/staff'] = ({ headers }) => {
      key = headers.get('idempotency-key');
      return json({}, 201);
    };
    await open({ key: 'pk_1' }).post('/api/admin/staff', {
      body: { email: 'a@b.c', role: 'staff' },
      idempotencyKey: 'once',
    });
    assert.equal(key, 'once');
  });

  it('is told of a missing scope', async () => {
    server.routes['GET /api/admin/staff'] = () => problem(403, 'forbidden');
    await assert.rejects(open({ key: 'pk_1' }).get('/api/admin/staff'), { code: 'forbidden' });
  });

  it('walks through every page of a list, and asks for no more than the loop wants', async () => {
    const asked: (string | null)[] = [];
    server.routes['GET /api/admin/things'] = ({ url }) => {
      asked.push(url.searchParams.get('cursor'));
      const first = !url.searchParams.get('cursor');
      return json(first ? { items: [1, 2], nextCursor: 'c2' } : { items: [3, 4], nextCursor: 'c3' });
    };
    const seen: unknown[] = [];
    for await (const item of loosely(open({ key: 'pk_1' })).pages('/api/admin/things')) {
      seen.push(item);
      if (seen.length === 3) break;
    }
    assert.deepEqual(seen, [1, 2, 3]);
    assert.deepEqual(asked, [null, 'c2']);
  });
});

describe('editing', () => {
  it('carries the tag that was read to the change', async () => {
    let match: string | null = null;
    server.routes['GET /api/admin/staff'] = () => json({ items: [] }, 200, { etag: '"v7"' });
    server.routes['PATCH /api/admin/staff/stf_1'] = ({ headers }) => {
      match = headers.get('if-match');
      return problem(412, 'changed_meanwhile');
    };
    const client = open({ key: 'pk_1' });
    const { etag } = await client.getWithTag('/api/admin/staff');
    const change = client.patch('/api/admin/staff/{id}', {
      params: { id: 'stf_1' },
      body: { name: 'O' },
      ifMatch: etag ?? undefined,
    });
    await assert.rejects(change, { code: 'changed_meanwhile' });
    assert.equal(match, '"v7"');
  });

  it('sends a file as it is', async () => {
    let sent: [string, unknown] | undefined;
    const fetcher: typeof fetch = async (_, init) => {
      sent = [new Headers(init?.headers).get('content-type')!, init?.body];
      return json({});
    };
    const file = new Blob(['a;b'], { type: 'text/csv' });
    await loosely(open({ fetch: fetcher })).put('/api/admin/imports/imp_1/file', { body: file });
    assert.deepEqual(sent, ['text/csv', file]);
  });

  it('tells who listens what was changed, and nobody of what was only read', async () => {
    server.routes['GET /api/admin/staff'] = () => json({ items: [] });
    server.routes['DELETE /api/admin/api-keys/key_1'] = () => new Response(null, { status: 204 });
    const client = open();
    const heard: string[] = [];
    client.onChange((noun) => heard.push(noun));
    await client.get('/api/admin/staff');
    await client.delete('/api/admin/api-keys/{id}', { params: { id: 'key_1' } });
    assert.deepEqual(heard, ['api-keys']);
  });
});

describe('a member of the staff', () => {
  it('stays signed in over a reload by the token, where one is given', async () => {
    const tokenStore = aTokenStore();
    server.routes['POST /api/admin/session/password'] = () =>
      json({ session: aStaffSession(), token: 'token_1', challenge: null });
    await open({ tokenStore }).signIn('/api/admin/session/password', { email: 'a@b.c', password: 'x' });
    server.routes['GET /api/admin/session'] = ({ headers }) =>
      json({ session: headers.get('authorization') === 'Bearer token_1' ? aStaffSession() : null });
    assert.equal((await open({ tokenStore }).refresh())?.id, 'sts_1');
  });

  it('drops a token that no longer opens anything', async () => {
    const tokenStore = aTokenStore();
    tokenStore.items.set('client-portal-admin:https://portal.test', 'stale');
    server.routes['GET /api/admin/session'] = () => json({ session: null });
    await open({ tokenStore }).refresh();
    assert.equal(tokenStore.items.size, 0);
  });

  it('is not signed in by a password that wants a second factor', async () => {
    server.routes['POST /api/admin/session/password'] = () => json({ session: null, token: null, challenge: 'chl_1' });
    const client = open();
    const answer = await client.signIn('/api/admin/session/password', { email: 'a@b.c', password: 'x' });
    assert.deepEqual([answer.challenge, client.session], ['chl_1', undefined]);
  });

  it('is not signed out by an answer that was asked for before the sign-in', async () => {
    let release = () => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    server.routes['GET /api/admin/session'] = async () => {
      await late;
      return json({ session: null });
    };
    server.routes['POST /api/admin/session/password'] = () =>
      json({ session: aStaffSession(), token: null, challenge: null });
    const client = open();
    const asked = client.refresh();
    await client.signIn('/api/admin/session/password', { email: 'a@b.c', password: 'x' });
    release();
    await asked;
    assert.equal(client.session?.id, 'sts_1');
  });

  it('is asked to sign in again, and the call is made again with its key', async () => {
    const keys: (string | null)[] = [];
    server.routes['POST /api/admin/staff'] = ({ headers }) => {
      keys.push(headers.get('idempotency-key'));
      return keys.length === 1 ? stepUp() : json({ id: 'stf_2' }, 201);
    };
    const client = open();
    client.recover = async (error) => error.code === 'step_up_required';
    const made = await client.post('/api/admin/staff', {
      body: { email: 'a@b.c', role: 'staff' },
      idempotencyKey: 'once',
    });
    assert.equal(made.id, 'stf_2');
    assert.deepEqual(keys, ['once', 'once']);
  });

  it('who does not sign in again gets the refusal', async () => {
    server.routes['POST /api/admin/api-keys'] = stepUp;
    const client = open();
    client.recover = async () => false;
    const call = client.post('/api/admin/api-keys', { body: { name: 'x', scopes: ['contacts:read'] } });
    await assert.rejects(call, (error) => error instanceof PortalError && error.code === 'step_up_required');
    assert.equal(server.count('POST /api/admin/api-keys'), 1);
  });

  it('is signed out here even when the page is open elsewhere', async () => {
    const tokenStore = aTokenStore();
    tokenStore.items.set('client-portal-admin:https://portal.test', 'token_1');
    server.routes['DELETE /api/admin/session'] = () => new Response(null, { status: 204 });
    const client = open({ tokenStore });
    await client.signOut();
    assert.deepEqual([client.session, tokenStore.items.size], [null, 0]);
  });
});

describe('a page whose origin is missing in the settings', () => {
  it('is told so, and not that the server is down', async () => {
    const globals = globalThis as { document?: unknown };
    globals.document = {};
    const refused: typeof fetch = async (_, init) => {
      if (init?.mode !== 'no-cors') throw new TypeError('Failed to fetch');
      return Object.defineProperty(new Response(), 'type', { value: 'opaque' });
    };
    await assert.rejects(open({ fetch: refused }).refresh(), { code: 'origin_not_allowed' });
    delete globals.document;
  });
});
