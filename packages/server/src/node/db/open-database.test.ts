import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import Database from 'libsql';

import type { PortalDatabase } from '../../core/db/database.js';
import { startHranaServer, type HranaServer } from '../../testing/hrana-server.js';
import { openDatabase } from './open-database.js';

const note = sqliteTable('note', { id: text().primaryKey(), n: integer().notNull() });

describe('openDatabase', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-open-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function fill(db: PortalDatabase): Promise<void> {
    await db.run(sql`create table note (id text primary key, n integer not null) strict`);
    await db.batch([db.insert(note).values({ id: 'a', n: 1 }), db.insert(note).values({ id: 'b', n: 2 })]);
  }

  it('makes the folder of a file and serves drizzle from it', async () => {
    const { db, close } = await openDatabase({ url: `file:${join(folder, 'data', 'portal.db')}` });
    await fill(db);
    const [changed, all] = await db.batch([
      db.update(note).set({ n: 3 }).where(eq(note.id, 'a')).returning(),
      db.select().from(note).orderBy(note.id),
    ]);

    assert.deepEqual(changed, [{ id: 'a', n: 3 }]);
    assert.deepEqual(all, [
      { id: 'a', n: 3 },
      { id: 'b', n: 2 },
    ]);
    assert.deepEqual(await db.all(sql`select id, n from note where id = 'b'`), [{ id: 'b', n: 2 }]);
    await close();
  });

  for (const driver of ['worker', 'stock'] as const) {
    it(`keeps foreign keys, full synchronisation and a write-ahead log with the ${driver} driver`, async () => {
      const { client, close } = await openDatabase({ url: `file:${join(folder, 'portal.db')}`, driver });
      const pragma = async (name: string) => (await client.execute(`pragma ${name}`)).rows[0]![0];

      assert.deepEqual(
        [await pragma('foreign_keys'), await pragma('synchronous'), await pragma('journal_mode')],
        [1, 2, 'wal'],
      );
      await close();
    });

    it(`writes after a foreign lock with the ${driver} driver`, async () => {
      const file = join(folder, 'portal.db');
      const { db, close } = await openDatabase({ url: `file:${file}`, driver });
      await fill(db);
      const other = new Database(file);
      other.exec('begin immediate');
      setTimeout(() => other.exec('rollback'), 60);
      const bump = () => db.batch([db.update(note).set({ n: sql`n + 1` }), db.select().from(note)]);
      await Promise.all(Array.from({ length: 10 }, bump));

      assert.deepEqual(await db.select().from(note).where(eq(note.id, 'a')), [{ id: 'a', n: 11 }]);
      other.close();
      await close();
    });
  }

  describe('over the remote protocol', () => {
    let server: HranaServer;

    beforeEach(async () => {
      server = await startHranaServer({ file: join(folder, 'remote.db'), authToken: 'secret' });
    });

    afterEach(() => server.close());

    it('makes one round trip for a query and one for a batch', async () => {
      const { db, close } = await openDatabase({ url: server.url, authToken: 'secret' });
      await fill(db);
      const before = server.requests;
      await db.select().from(note);
      await db.batch([db.update(note).set({ n: 9 }), db.select().from(note), db.delete(note)]);

      assert.equal(server.requests - before, 2);
      await close();
    });

    it('takes the lock at the start of a batch that writes', async () => {
      const { client, db, close } = await openDatabase({ url: server.url, authToken: 'secret' });
      await fill(db);
      const other = new Database(join(folder, 'remote.db'));
      other.exec('begin immediate');
      const read = await db.batch([db.select().from(note), db.select().from(note)]);

      assert.equal(read[0].length, 2);
      await assert.rejects(
        client.batch(['select 1', "insert into note values ('c', 3)"]),
        (error: { statementIndex?: number; message: string }) => {
          return error.statementIndex === undefined && /database is locked/.test(error.message);
        },
      );
      other.close();
      await close();
    });

    it('fails without the token', async () => {
      const { client, close } = await openDatabase({ url: server.url });
      await assert.rejects(client.execute('select 1'), /401|Unauthorized/);
      await close();
    });
  });
});
