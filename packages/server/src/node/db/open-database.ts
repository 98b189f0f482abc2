import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from '@libsql/client';
import { createClient } from '@libsql/client/sqlite3';
import { expandConfig, isInMemoryConfig } from '@libsql/core/config';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';

import type { PortalDatabase } from '../../core/db/database.js';
import { FileClient } from './file-client.js';
import { statementKind } from './statement-kind.js';
import { openStockFileClient } from './stock-file-client.js';

export interface OpenDatabaseOptions {
  /** `file:data/portal.db`, `libsql://...` or `http(s)://...`. */
  url: string;
  authToken?: string | undefined;
  /** How a `file:` is read: off the event loop by `worker` (the default), or by the `stock` client. */
  driver?: 'worker' | 'stock' | undefined;
}

export interface OpenDatabase {
  client: Client;
  db: PortalDatabase;
  /** See `FileClient.dataVersion`; absent where changes by others cannot be noticed. */
  dataVersion?: () => number;
  /** Resolves when every call made is answered and the database is closed. */
  close(): Promise<void>;
}

/** Opens the database that a URL names, making a file and its folder when they are missing. */
export async function openDatabase({ url, authToken, driver = 'worker' }: OpenDatabaseOptions): Promise<OpenDatabase> {
  const given = { url, ...(authToken ? { authToken } : {}) };
  const config = expandConfig(given, true);
  if (config.scheme !== 'file') {
    // A server on a file never needs the network client, which costs 9 MB.
    const remote = await import('@libsql/client/http');
    return over(remote.createClient(given));
  }
  if (isInMemoryConfig(config)) return over(createClient({ url }));

  // People and invoices are in it: a folder that is made here is its owner's alone.
  await mkdir(dirname(config.path), { recursive: true, mode: 0o700 });
  if (driver === 'stock') return over(await openStockFileClient(url));
  const client = await FileClient.open({ file: config.path });
  return { client, db: drizzle(client), dataVersion: () => client.dataVersion(), close: () => client.end() };
}

function over(client: Client): OpenDatabase {
  lockBeforeWriting(client);
  return { client, db: drizzle(client), close: async () => client.close() };
}

/** drizzle never names a mode, and a deferred batch that writes may find the lock taken halfway. */
function lockBeforeWriting(client: Client): void {
  const batch = client.batch.bind(client);
  client.batch = (statements, mode) => {
    const reads = statements.every(
      (one) => statementKind(typeof one === 'string' ? one : Array.isArray(one) ? one[0] : one.sql) === 'read',
    );
    return batch(statements, mode ?? (reads ? 'deferred' : 'write'));
  };
}
