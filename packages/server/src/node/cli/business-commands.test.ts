import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { startNodePortal } from '../testing/start-node-portal.js';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('a business on the move, by the command line', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'business-commands-'));
  after(() => rm(folder, { recursive: true, force: true }));

  const run = (dataDir: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const env = {
        PATH: process.env['PATH'],
        DATA_DIR: path.join(folder, dataDir),
        PORTAL_URL: 'https://portal.shop.test',
        MAIL_FROM: 'portal@shop.test',
      };
      const cwd = fileURLToPath(new URL('../../..', import.meta.url));
      execFile(process.execPath, ['--import', 'tsx', MAIN, ...args], { env, cwd }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  const json = async <T>(dataDir: string, ...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await run(dataDir, ...args, '--json');
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as T;
  };
  const inFolder = (name: string) => path.join(folder, name);

  it('seeds an empty portal, once', async () => {
    const seeded = await json<{ contacts: number; invoices: number }>('first', 'seed');
    assert.deepEqual(seeded, { contacts: 8, invoices: 8 });
    assert.equal((await run('first', 'seed')).code, 1);
  });

  it('exports to a file that only its owner can read, and imports it elsewhere', async () => {
    const { rows } = await json<{ rows: number }>('first', 'export', inFolder('all.ndjson'));
    assert.equal((await stat(inFolder('all.ndjson'))).mode & 0o077, 0);
    const taken = await json<{ rows: Record<string, number> }>('second', 'import-business', inFolder('all.ndjson'));
    assert.deepEqual([Object.values(taken.rows).reduce((a, b) => a + b, 0), taken.rows['contact']], [rows, 8]);
    const { items } = await json<{ items: unknown[] }>('second', 'contacts');
    assert.equal(items.length, 8);
    assert.equal((await run('second', 'import-business', inFolder('all.ndjson'))).code, 1);
  });

  it('writes over no file', async () => {
    await writeFile(inFolder('mine.txt'), 'mine');
    assert.equal((await run('first', 'export', inFolder('mine.txt'))).code, 1);
    assert.equal((await run('first', 'backup', inFolder('mine.txt'))).code, 1);
    assert.equal(await readFile(inFolder('mine.txt'), 'utf8'), 'mine');
  });

  it('backs up and puts back, and keeps what was there', async () => {
    const backup = await json<{ contacts: number }>('first', 'backup', inFolder('night.db'));
    assert.equal(backup.contacts, 8);
    await json('first', 'invite', 'late@example.com');
    const restored = await json<{ contacts: number; kept: string }>('first', 'restore', inFolder('night.db'));
    assert.equal(restored.contacts, 8);
    assert.ok((await stat(restored.kept)).size > 0);
    const { items } = await json<{ items: unknown[] }>('first', 'contacts');
    assert.equal(items.length, 8);
  });

  it('restores nothing that is damaged or none of ours', async () => {
    await writeFile(inFolder('broken.db'), (await readFile(inFolder('night.db'))).fill(7, 8192, 60_000));
    await writeFile(inFolder('text.db'), 'hello');
    for (const name of ['broken.db', 'text.db', 'missing.db']) {
      assert.equal((await run('first', 'restore', inFolder(name))).code, 1, name);
    }
    assert.equal((await json<{ items: unknown[] }>('first', 'contacts')).items.length, 8);
  });

  it('does not pull the database from under a running portal', async () => {
    const node = await startNodePortal();
    const env = {
      ...process.env,
      DATA_DIR: node.dataDir,
      PORTAL_URL: 'https://portal.shop.test',
      MAIL_FROM: 'a@shop.test',
    };
    const cwd = fileURLToPath(new URL('../../..', import.meta.url));
    const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', MAIN, 'restore', inFolder('night.db')],
        { env, cwd },
        (error, _, err) => resolve({ code: error ? Number(error.code) : 0, stderr: err }),
      );
    });
    assert.equal(code, 1);
    assert.match(stderr, /running/);
    assert.equal((await fetch(`${node.address}/readyz`)).status, 200);
  });
});
