import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

import { storeSettings } from '../../core/settings.js';
import { readConfig } from '../config.js';
import { createLog } from '../log.js';
import { createNodePortal, type NodePortal, type NodePortalOptions } from '../node-portal.js';

export const SITE = 'https://www.shop.test';

export interface RunningPortal extends NodePortal {
  /** Where it really listens; its public address is another one. */
  address: string;
  dataDir: string;
  /** Every line that was logged. */
  logged: string[];
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** The portal as it is served, on a free port, with a database of its own; gone when the tests of the file have run. */
export async function startNodePortal(
  env: Record<string, string> = {},
  options: NodePortalOptions = {},
): Promise<RunningPortal> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'node-portal-'));
  const logged: string[] = [];
  const config = readConfig({
    PORT: '0',
    PORTAL_URL: 'https://portal.shop.test',
    DATA_DIR: dataDir,
    MAIL_FROM: 'portal@shop.test',
    ...env,
  });
  const log = createLog('debug', { write: (line: string) => void logged.push(line) });
  const node = await createNodePortal(config, { log, ...options });
  after(async () => {
    await node.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  await storeSettings(
    node.database.db,
    { business: { name: 'The Shop' }, pages: [`${SITE}/clients`], origins: [SITE] } as never,
    Date.now(),
  );
  const address = `http://127.0.0.1:${await node.listen()}`;
  return Object.assign(node, {
    address,
    dataDir,
    logged,
    post: (pathname: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(address + pathname, {
        method: 'POST',
        headers: { origin: SITE, 'content-type': 'application/json', 'x-portal': '1', ...headers },
        body: JSON.stringify(body),
      }),
  });
}
