import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { FileClient } from '../../node/db/file-client.js';
import { migrate, MigrationError, type Migration } from './migrate.js';

const note: Migration = { id: 'core/0001_note', statements: ['create table note (id text primary key) strict'] };
const mood: Migration = { id: 'core/0002_mood', statements: ['alter table note add column mood text'] };

describe('migrate', () => {
  let folder: string;
  let client: FileClient;
  const open = () => FileClient.open({ file: join(folder, 'portal.db') });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-migrate-'));
    client = await open();
  });

  afterEach(async () => {
    await client.end();
    await rm(folder, { recursive: true });
  });

  const recorded = async () =>
    (await client.execute('select id from migration order by id')).rows.map((row) => row['id']);

  it('applies what is missing, in order, and says what it did', async () => {
    assert.deepEqual(await migrate(client, [note]), ['core/0001_note']);
    assert.deepEqual(await migrate(client, [note, mood]), ['core/0002_mood']);
    assert.deepEqual(await recorded(), ['core/0001_note', 'core/0002_mood']);
  });

  it('applies each migration once when several servers start together', async () => {
    const others = await Promise.all([open(), open(), open()]);
    const made = await Promise.all([client, ...others].map((one) => migrate(one, [note, mood])));
    await Promise.all(others.map((one) => one.end()));

    assert.deepEqual(made.flat().sort(), ['core/0001_note', 'core/0002_mood']);
  });

  it('refuses a database that is newer than this version', async () => {
    await migrate(client, [note, mood]);
    await assert.rejects(
      migrate(client, [note]),
      (error) => error instanceof MigrationError && /newer version: it has core\/0002_mood/.test(error.message),
    );
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await migrate(client, [note]);
    const edited = { ...note, statements: ['create table note (id text) strict'] };
    await assert.rejects(migrate(client, [edited]), /core\/0001_note differs from what was applied/);
  });

  it('refuses two migrations of one name', async () => {
    await assert.rejects(migrate(client, [note, note]), /Two migrations are called core\/0001_note/);
  });

  it('undoes a migration that fails halfway, keeps those before it, and names it', async () => {
    const broken = {
      id: 'core/0002_broken',
      statements: ['create table half (id text) strict', 'insert into nowhere values (1)'],
    };
    await assert.rejects(
      migrate(client, [note, broken]),
      /core\/0002_broken failed and was undone: .*no such table: nowhere/,
    );

    assert.deepEqual(await recorded(), ['core/0001_note']);
    const { rows } = await client.execute("select name from sqlite_schema where name = 'half'");
    assert.equal(rows.length, 0);
  });
});
