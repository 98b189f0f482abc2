import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { createClient, type PortalClient } from './client.js';
import { query } from './query-cache.js';
import {
  anEvent,
  anEventStream,
  aPortal,
  aSession,
  eventually,
  json,
  PortalDouble,
  problem,
} from './testing/portal-double.js';

let server: PortalDouble;
let client: PortalClient;
let names: string[];

const page = (name: string) => json({ items: [{ number: name }], nextCursor: null });
const first = () => query(client, '/api/invoices').value?.items[0]?.number;

beforeEach(() => {
  server = new PortalDouble();
  client = createClient({ url: server.url, fetch: server.fetch });
  names = ['one', 'two', 'three'];
  server.routes['GET /api/invoices'] = () => page(names.shift()!);
  server.routes['GET /api/portal'] = () => json(aPortal());
});

describe('query()', () => {
  it('asks once for all who watch, and tells them', async () => {
    let told = 0;
    query(client, '/api/invoices').subscribe(() => told++);
    query(client, '/api/invoices').subscribe(() => told++);
    await eventually(() => first() === 'one');
    assert.equal(server.count('GET /api/invoices'), 1);
    assert.ok(told >= 2);
  });

  it('keeps apart what differs by its filter', () => {
    assert.notEqual(query(client, '/api/invoices'), query(client, '/api/invoices', { query: { status: 'paid' } }));
  });

  it('keeps the last value while an own change fetches a newer one', async () => {
    server.routes['POST /api/invoices/inv_1/payments'] = () => json({}, 201);
    query(client, '/api/invoices').subscribe(() => {});
    await eventually(() => first() === 'one');
    await client.post('/api/invoices/{id}/payments', { params: { id: 'inv_1' }, body: {} });
    assert.equal(first(), 'one');
    await eventually(() => first() === 'two');
  });

  it('keeps the last value, with the error, when a newer one cannot be had', async () => {
    const invoices = query(client, '/api/invoices');
    await invoices.load();
    server.routes['GET /api/invoices'] = () => problem(503, 'unavailable');
    await assert.rejects(invoices.load());
    assert.equal(first(), 'one');
    assert.equal(invoices.error?.code, 'unavailable');
  });

  it('asks again when a watcher comes after a failure', async () => {
    server.routes['GET /api/invoices'] = () => problem(503, 'unavailable');
    await assert.rejects(query(client, '/api/invoices').load());
    server.routes['GET /api/invoices'] = () => page('back');
    query(client, '/api/invoices').subscribe(() => {});
    await eventually(() => first() === 'back');
  });

  it('asks nothing when a change touches what nobody watches', async () => {
    const invoices = query(client, '/api/invoices');
    await invoices.load();
    invoices.invalidate();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(server.count('GET /api/invoices'), 1);
  });

  it('gives the request up when the last watcher leaves', async () => {
    let aborted = false;
    server.routes['GET /api/invoices'] = ({ signal }) =>
      new Promise((_, reject) =>
        signal!.addEventListener('abort', () => {
          aborted = true;
          reject(new DOMException('', 'AbortError'));
        }),
      );
    const leave = query(client, '/api/invoices').subscribe(() => {});
    await eventually(() => server.count('GET /api/invoices') === 1);
    leave();
    await eventually(() => aborted);
    assert.equal(query(client, '/api/invoices').error, undefined);
  });

  it('goes on when a watcher leaves and comes back at once', async () => {
    const invoices = query(client, '/api/invoices');
    invoices.subscribe(() => {})();
    invoices.subscribe(() => {});
    await eventually(() => first() === 'one');
    assert.equal(server.count('GET /api/invoices'), 1);
  });

  it('follows live events of the same noun', async () => {
    const stream = anEventStream();
    server.routes['GET /api/portal'] = () => json(aPortal(aSession()));
    server.routes['GET /api/events'] = () => stream.response;
    await client.bootstrap();
    query(client, '/api/invoices').subscribe(() => {});
    await eventually(() => first() === 'one');
    stream.write(anEvent('11', 'profile.changed') + anEvent('12', 'invoice.paid'));
    await eventually(() => first() === 'two');
    assert.equal(server.count('GET /api/invoices'), 2);
    client.pause();
  });

  it('forgets everything when somebody else signs in', async () => {
    await query(client, '/api/invoices').load();
    server.routes['GET /api/portal'] = () => json(aPortal(aSession()));
    server.routes['GET /api/events'] = () => anEventStream().response;
    await client.bootstrap();
    assert.equal(first(), undefined);
    client.pause();
  });
});
