import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LibsqlError } from '@libsql/core/api';
import Database from 'libsql';

import { FileClient } from './file-client.js';

const SLOW =
  'with recursive c (n) as (select 1 union all select n + 1 from c where n < 1500000) select count(*) as n from c';
const WRITER = fileURLToPath(new URL('../../testing/parallel-writer.ts', import.meta.url));

describe('the file driver', () => {
  let folder: string;
  let file: string;
  let client: FileClient;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-file-'));
    file = join(folder, 'portal.db');
    client = await FileClient.open({ file });
    await client.executeMultiple(
      "create table entry (id text primary key) strict; create table tally (id text primary key, n integer not null) strict; insert into tally values ('all', 0);",
    );
  });

  afterEach(async () => {
    await client.end();
    await rm(folder, { recursive: true });
  });

  const entries = async () => (await client.execute('select count(*) as n from entry')).rows[0]!['n'];
  const tally = async () => (await client.execute('select n from tally')).rows[0]!['n'];

  it('completes the writes of three processes on one file', { timeout: 60_000 }, async () => {
    const exits = ['a', 'b', 'c'].map(async (writer) => {
      const child = spawn(process.execPath, ['--import', 'tsx', WRITER, file, writer, '300'], { stdio: 'inherit' });
      return (await once(child, 'exit'))[0] as number;
    });

    assert.deepEqual(await Promise.all(exits), [0, 0, 0]);
    assert.deepEqual([await entries(), await tally()], [900, 900]);
  });

  it('keeps timers, reads and writes going during a slow query', async () => {
    const order: string[] = [];
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);

    const slow = client.execute(SLOW).then(() => order.push('slow'));
    await sleep(10);
    await client.execute("insert into entry values ('meanwhile')").then(() => order.push('write'));
    await client.execute('select id from entry').then(({ rows }) => order.push(`read ${rows[0]!['id']}`));
    await slow;
    clearInterval(timer);

    assert.deepEqual(order, ['write', 'read meanwhile', 'slow']);
    assert.ok(ticks > 5, `${ticks} ticks`);
  });

  it('waits for another process to let go of the lock, reading meanwhile', async () => {
    const other = new Database(file);
    other.exec('begin immediate');
    let written = false;
    const write = client.execute("insert into entry values ('late')").then(() => (written = true));

    await sleep(90);
    assert.deepEqual([await entries(), written], [0, false]);
    other.exec('rollback');
    other.close();
    await write;

    assert.equal(await entries(), 1);
  });

  it('fails with SQLITE_BUSY when the lock is never let go, and works again after', async () => {
    const impatient = await FileClient.open({ file, busyDeadlineMs: 50 });
    const other = new Database(file);
    other.exec('begin immediate');

    await assert.rejects(impatient.batch(["insert into entry values ('a')"], 'write'), { code: 'SQLITE_BUSY' });
    other.exec('rollback');
    other.close();
    await impatient.batch(["insert into entry values ('a')"], 'write');

    assert.equal(await entries(), 1);
    await impatient.end();
  });

  it('lets each write of one tick fail alone', async () => {
    const ids = ['a', 'a', 'b', 'b', 'c'];
    const bump = "update tally set n = n + 1 where id = 'all'";
    const outcomes = await Promise.allSettled(
      ids.map((id) => client.batch([bump, { sql: 'insert into entry values (?)', args: [id] }], 'write')),
    );

    assert.deepEqual(
      outcomes.map(({ status }) => status === 'fulfilled'),
      [true, false, true, false, true],
    );
    assert.deepEqual([await entries(), await tally()], [3, 3]);
  });

  it('keeps the other writes of a tick when one of them undoes its whole transaction', async () => {
    const spoil = ["insert or rollback into entry values ('a')", "insert or rollback into entry values ('a')"];
    const outcomes = await Promise.allSettled([
      client.execute("insert into entry values ('before')"),
      client.batch(spoil, 'write'),
      client.execute("insert into entry values ('after')"),
    ]);

    assert.deepEqual(
      outcomes.map(({ status }) => status === 'fulfilled'),
      [true, false, true],
    );
    assert.equal(await entries(), 2);
  });

  it('blames a deferred foreign key on the batch that broke it', async () => {
    await client.execute('create table part (id text references entry (id) deferrable initially deferred) strict');
    const outcomes = await Promise.allSettled([
      client.execute("insert into entry values ('a')"),
      client.execute("insert into part values ('missing')"),
      client.batch(["insert into part values ('b')", "insert into entry values ('b')"], 'write'),
    ]);

    assert.deepEqual(
      outcomes.map(({ status }) => status === 'fulfilled'),
      [true, false, true],
    );
    assert.equal(await entries(), 2);
  });

  it('counts the rows that a statement with returning changed', async () => {
    const inserted = await client.execute("insert into entry values ('a'), ('b') returning id");
    const updated = await client.execute("update entry set id = 'c' where id = 'none' returning id");
    assert.deepEqual([inserted.rowsAffected, updated.rowsAffected], [2, 0]);
  });

  it('binds null for an argument left out, never the last call’s', async () => {
    await client.execute('select ?1, ?2', ['mine', 'secret']);
    const { rows } = await client.execute('select ?1, ?2', ['yours']);
    assert.deepEqual([rows[0]![0], rows[0]![1]], ['yours', null]);
  });

  it('returns infinities, bytes and text in one result', async () => {
    const { rows } = await client.execute("select 9e999 as far, x'00ff' as bytes, 'text' as text");
    assert.deepEqual({ ...rows[0] }, { far: Infinity, bytes: Uint8Array.of(0, 255).buffer, text: 'text' });
  });

  it('changes its data version with a commit made here', async () => {
    const before = client.dataVersion();
    await client.execute("insert into entry values ('a')");
    assert.notEqual(client.dataVersion(), before);
  });

  it('changes its data version with the first answer after a commit made elsewhere', async () => {
    await entries();
    const before = client.dataVersion();
    const other = new Database(file);
    other.exec("insert into entry values ('a')");
    other.close();
    await tally();
    assert.notEqual(client.dataVersion(), before);
  });

  it('keeps its data version while nobody commits', async () => {
    await entries();
    const before = client.dataVersion();
    for (let i = 0; i < 10; i++) await entries();
    assert.equal(client.dataVersion(), before);
  });

  it('gives the new columns after another process changed the schema', async () => {
    await client.execute('select * from tally');
    const other = new Database(file);
    other.exec('alter table tally add column unit text');
    other.close();
    const { columns } = await client.execute('select * from tally');
    assert.deepEqual(columns, ['id', 'n', 'unit']);
  });

  it('rolls back a transaction that a script left open', async () => {
    await client.executeMultiple("begin; insert into entry values ('a')");
    assert.equal(await entries(), 0);
  });

  it('runs a script once although the database is locked when it starts', async () => {
    const script = client.executeMultiple('create table made (n integer) strict; insert into made values (1)');
    const other = new Database(file);
    other.exec('begin immediate');
    await sleep(60);
    other.exec('rollback');
    other.close();
    await script;
    assert.equal((await client.execute('select count(*) as n from made')).rows[0]!['n'], 1);
  });

  it('refuses interactive transactions and names what to do', async () => {
    await assert.rejects(client.transaction(), { code: 'TRANSACTION_NOT_SUPPORTED', message: /one batch/ });
  });

  it('answers pending work before it closes, and leaves a single file', async () => {
    const pending = Array.from({ length: 20 }, (_, i) => client.execute('insert into entry values (?)', [`n${i}`]));
    const slow = client.execute(SLOW);
    const ended = client.end();

    await assert.rejects(client.execute('select 1'), { code: 'CLIENT_CLOSED' });
    assert.equal((await Promise.all(pending)).length, 20);
    assert.equal((await slow).rows[0]!['n'], 1_500_000);
    await ended;
    assert.deepEqual(await readdir(folder), ['portal.db']);
  });

  it('fails the calls of a worker that died and starts another', async () => {
    const small = await FileClient.open({ file, maxWorkerHeapMb: 16 });
    const huge = 'with recursive c (n) as (select 1 union all select n + 1 from c limit 3000000) select n, n from c';

    await assert.rejects(
      small.execute(huge),
      (error) => error instanceof LibsqlError && error.code === 'WORKER_STOPPED',
    );
    assert.equal((await small.execute('select 1 as one')).rows[0]!['one'], 1);
    await small.end();
  });

  it('fails to open a file in a folder that does not exist', async () => {
    await assert.rejects(FileClient.open({ file: join(folder, 'none', 'portal.db') }), {
      code: 'SQLITE_CANTOPEN',
      message: /none/,
    });
  });
});
