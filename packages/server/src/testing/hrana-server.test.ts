import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Client } from '@libsql/client';

import { startHranaServer, type HranaServer, type HranaServerOptions } from './hrana-server.js';

describe('the double of a remote libSQL server', () => {
  let folder: string;
  let server: HranaServer | undefined;
  let client: Client | undefined;

  async function connect(options: Partial<HranaServerOptions> = {}): Promise<{ server: HranaServer; client: Client }> {
    server = await startHranaServer({ file: join(folder, 'remote.db'), ...options });
    client = createClient({ url: server.url });
    return { server, client };
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-hrana-'));
  });

  afterEach(async () => {
    client?.close();
    await server?.close();
    await rm(folder, { recursive: true });
  });

  it('counts a round trip for each call and keeps no stream open', async () => {
    const { client, server } = await connect();
    await client.execute('create table t (n integer) strict');
    await client.batch(['insert into t values (1)', 'insert into t values (2)', 'select * from t'], 'write');
    assert.deepEqual([server.requests, server.openStreams], [2, 0]);
  });

  it('carries an interactive transaction over its stream', async () => {
    const { client } = await connect();
    await client.execute('create table t (n integer) strict');
    const transaction = await client.transaction('write');
    await transaction.execute('insert into t values (1)');
    await transaction.rollback();
    assert.equal((await client.execute('select * from t')).rows.length, 0);
  });

  it('lets go of a stream, and of its lock, that nobody uses', async () => {
    const { client, server } = await connect({ streamIdleMs: 50 });
    await client.execute('create table t (n integer) strict');
    const transaction = await client.transaction('write');
    await transaction.execute('insert into t values (1)');
    while (server.openStreams > 0) await sleep(20);

    await assert.rejects(transaction.execute('insert into t values (2)'), /STREAM_EXPIRED|expired/);
    await client.execute('insert into t values (3)');
    assert.deepEqual(
      (await client.execute('select n from t')).rows.map((row) => row['n']),
      [3],
    );
  });

  it('answers no sooner than its latency', async () => {
    const { client } = await connect({ latencyMs: 40 });
    const asked = performance.now();
    await client.execute('select 1');
    assert.ok(performance.now() - asked >= 39);
  });
});
