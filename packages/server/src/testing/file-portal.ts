import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

import type { PortalDeps } from '../core/deps.js';
import { openDatabase, type OpenDatabase } from '../node/db/open-database.js';
import { createTestPortal, type TestPortal } from './test-portal.js';

export interface FilePortal extends TestPortal {
  file: string;
  database: OpenDatabase;
}

/** A test portal on a database file of its own; both are gone when the tests of the file have run. */
export async function createFilePortal(overrides: Partial<PortalDeps> = {}): Promise<FilePortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'client-portal-'));
  const file = path.join(folder, 'portal.db');
  const database = await openDatabase({ url: `file:${file}` });
  const portal = await createTestPortal(database, overrides);
  after(async () => {
    await portal.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  return Object.assign(portal, { file, database });
}
