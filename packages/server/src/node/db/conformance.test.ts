import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createClient as createWasmClient } from '@libsql/client-wasm';

import { conformWasmClient } from '../../core/db/wasm-client.js';
import { clientConformance, type OpenedClient } from '../../testing/client-conformance.js';
import { startHranaServer } from '../../testing/hrana-server.js';
import { openDatabase, type OpenDatabaseOptions } from './open-database.js';

const suite = { describe, it };

async function openFile(driver: OpenDatabaseOptions['driver']): Promise<OpenedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-db-'));
  const { client, close } = await openDatabase({ url: `file:${join(folder, 'portal.db')}`, driver });
  return { client, close: () => close().then(() => rm(folder, { recursive: true })) };
}

async function openRemote(): Promise<OpenedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-db-'));
  const server = await startHranaServer({ file: join(folder, 'remote.db'), authToken: 'secret' });
  const { client, close } = await openDatabase({ url: server.url, authToken: 'secret' });
  return {
    client,
    close: async () => {
      await close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openWasm(): Promise<OpenedClient> {
  const client = await conformWasmClient(createWasmClient({ url: ':memory:' }));
  return { client, close: () => (client.closed ? undefined : client.close()) };
}

clientConformance('the file driver', () => openFile('worker'), suite);
clientConformance('the stock file client', () => openFile('stock'), suite);
clientConformance('the remote protocol', openRemote, suite);
clientConformance('the WASM client', openWasm, suite);
