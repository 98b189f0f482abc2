import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { after, describe, it } from 'node:test';

import type { Import } from '@client-portal/contract/admin';

import { readConfig } from '../../../node/config.js';
import { createNodePortal } from '../../../node/node-portal.js';
import { createKey } from '../staff/api-keys.js';

const ROWS = 6000;
const PROCESS = fileURLToPath(new URL('./testing/server-process.ts', import.meta.url));

const dataDir = await mkdtemp(path.join(tmpdir(), 'import-kill-'));
const env = {
  PATH: process.env['PATH'],
  PORT: '0',
  DATA_DIR: dataDir,
  PORTAL_URL: 'https://portal.shop.test',
  MAIL_FROM: 'portal@shop.test',
  LOG_LEVEL: 'error',
};
const children: ChildProcess[] = [];
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

async function makeKey(): Promise<string> {
  const node = await createNodePortal(readConfig({ ...env, LOG_LEVEL: 'silent' }));
  const { secret } = await createKey(node.portal.core, 'cli', {
    name: 'Test',
    scopes: ['contacts:read', 'contacts:write'],
  });
  await node.close();
  return secret;
}

/** A server in a process of its own; answers how to call it. */
async function start(key: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', PROCESS], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  const call = async (method: string, where: string, body?: BodyInit, type = 'application/json') => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': type };
    const response = await fetch(`http://127.0.0.1:${port}/api/admin${where}`, {
      method,
      headers,
      ...(body ? { body } : {}),
    });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as Import;
  };
  return { child, call };
}

type Call = Awaited<ReturnType<typeof start>>['call'];

async function waitFor(call: Call, id: string, isThere: (row: Import) => boolean): Promise<Import> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
    const row = await call('GET', `/imports/${id}`);
    if (isThere(row)) return row;
  }
  throw new Error('It took too long');
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}

describe('an import whose process is killed', () => {
  it('goes on in the next one, and in the end every row is there once; so is its undoing', {
    timeout: 180_000,
  }, async () => {
    const key = await makeKey();
    const rows = Array.from({ length: ROWS }, (_, n) => `person${n}@kill.test,Name ${n},tag${n % 7}`);
    const file = `email,name,tags\n${rows.join('\n')}\n`;
    let server = await start(key);
    const { id } = await server.call('POST', '/imports', JSON.stringify({ name: 'k.csv', size: file.length }));
    await server.call('PUT', `/imports/${id}/file`, file, 'text/csv');
    await server.call('POST', `/imports/${id}/check`);
    await waitFor(server.call, id, ({ state }) => state === 'checked');
    await server.call('POST', `/imports/${id}/run`);
    for (const part of [0.1, 0.5]) {
      await waitFor(server.call, id, ({ progress }) => (progress?.done ?? ROWS) > ROWS * part);
      await kill(server.child);
      server = await start(key);
    }
    const done = await waitFor(server.call, id, ({ state }) => state === 'done');
    assert.equal(done.result?.created, ROWS);
    assert.deepEqual(await countAll(), { contacts: ROWS, tags: ROWS, events: ROWS, addresses: ROWS });
    await server.call('POST', `/imports/${id}/undo`);
    await waitFor(server.call, id, ({ undone, state }) => (undone?.removed ?? 0) > ROWS / 4 || state === 'undone');
    await kill(server.child);
    server = await start(key);
    const undone = await waitFor(server.call, id, ({ state }) => state === 'undone');
    assert.deepEqual(undone.undone, { removed: ROWS, restored: 0, kept: 0 });
    await kill(server.child);
    assert.deepEqual(await countAll(), { contacts: 0, tags: 0, events: ROWS, addresses: 0 });
  });
});

async function countAll(): Promise<Record<string, number>> {
  const node = await createNodePortal(readConfig({ ...env, LOG_LEVEL: 'silent' }));
  const { rows } = await node.database.client.execute(`SELECT (SELECT count(*) FROM contact) AS contacts,
    (SELECT count(*) FROM contact_tag) AS tags, (SELECT count(DISTINCT email) FROM contact) AS addresses,
    (SELECT count(*) FROM event WHERE type = 'contact.created') AS events`);
  await node.close();
  return { ...rows[0] } as Record<string, number>;
}
