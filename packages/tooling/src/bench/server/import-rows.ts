import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { Import } from '@client-portal/contract/admin';

import type { Row } from '../report.js';
import { load } from './load.js';
import { startPortal, type Portal } from './portal-server.js';
import type { Business } from './seed-business.js';
import type { ServerProcess } from './server-process.js';

const CONTACTS = 50_000;
/** Seconds of other requests meanwhile; the import takes about as long. */
const LOAD = 10;

type Call = (method: string, path: string, body?: string) => Promise<Import>;

/** What an export of a shop looks like: quotes, a byte order mark, letters of more than one byte. */
function aFile(): string {
  const line = (n: number) =>
    `client${n}@import${n % 97}.example,Mara ${n},"Lindqvist ""${n}""",Fünf & ${n % 500} GmbH,+49 30 ${100_000 + n},Weg ${n % 90},Köln,"kunde,neu",K-${n}`;
  const heading = 'E-Mail,Vorname,Nachname,Firma,Telefon,Straße,Ort,Tags,Kundennummer';
  return `\uFEFF${[heading, ...Array.from({ length: CONTACTS }, (_, n) => line(n))].join('\r\n')}\r\n`;
}

async function makeKey({ program, dataDir, databaseUrl }: Portal): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    PORTAL_URL: 'http://localhost',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
  };
  const args = [program, 'api-key', 'Import', 'contacts:read', 'contacts:write', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...env, PORTAL_SECRET: 'benchmarks-only-'.repeat(4) },
  });
  return (JSON.parse(stdout) as { secret: string }).secret;
}

const callerOf =
  ({ origin }: ServerProcess, key: string): Call =>
  async (method, path, body) => {
    const type = method === 'PUT' ? 'text/csv' : 'application/json';
    const headers = { authorization: `Bearer ${key}`, 'content-type': type };
    const response = await fetch(`${origin}/api/admin/imports${path}`, { method, headers, ...(body ? { body } : {}) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Import;
  };

/** Seconds until an import is in this state. */
async function wait(call: Call, id: string, wanted: Import['state']): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { state, blocked } = await call('GET', `/${id}`);
    if (state === wanted) return (performance.now() - begun) / 1000;
    if (state === 'failed') throw new Error(blocked ?? 'The import failed');
    await sleep(100);
  }
}

/** An import of 50,000 contacts, from the first byte to the last contact, while clients use the portal; and its undoing. */
export async function importRows(portal: Portal, { tokens }: Business): Promise<Row[]> {
  const key = await makeKey(portal);
  const server = await startPortal(portal);
  try {
    const call = callerOf(server, key);
    const file = aFile();
    await load(server, { path: '/api/invoices?limit=20', tokens, connections: 10, seconds: 1 });
    const before = server.memory;
    const others = load(server, { path: '/api/invoices?limit=20', tokens, connections: 10, seconds: LOAD, rate: 100 });
    const begun = performance.now();
    const { id } = await call('POST', '', JSON.stringify({ name: 'clients.csv', size: Buffer.byteLength(file) }));
    await call('PUT', `/${id}/file`, file);
    await call('POST', `/${id}/check`);
    const checked = await wait(call, id, 'checked');
    await call('POST', `/${id}/run`);
    const ran = await wait(call, id, 'done');
    const seconds = (performance.now() - begun) / 1000;
    const memory = server.memory - before;
    const { p99 } = await others;
    await call('POST', `/${id}/undo`);
    const undone = await wait(call, id, 'undone');
    const note = `upload, check ${checked.toFixed(1)} s, import ${ran.toFixed(1)} s`;
    return [
      { name: 'import of 50,000 contacts', value: seconds * 1000, unit: 'ms', budget: { atMost: 20_000 }, note },
      { name: 'import: p99 of other requests', value: p99, unit: 'ms', budget: { atMost: 250 } },
      { name: 'import: more memory', value: memory, unit: 'MB' },
      { name: 'undoing it', value: undone * 1000, unit: 'ms' },
    ];
  } finally {
    await server.stop();
  }
}
