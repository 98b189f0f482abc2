import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { inRoot } from '../../src/workspace.js';

interface Addresses {
  /** The portal's server. */
  portal: string;
  /** The business's own site, of another origin, with the public snippet on its page `/clients`. */
  site: string;
  /** What arrived over SMTP. */
  inbox: string;
  staff: {
    owner: { email: string; password: string; totpSecret: string };
    colleague: { email: string; password: string };
  };
  users: Record<'client' | 'newcomer' | 'passwordless' | 'rightToLeft', { email: string; password: string | null }>;
}

/** A whole business, started as `npm start` does, with fresh data. */
export interface Stack extends Addresses {
  dataDir: string;
  /** Runs the built command line in a process of its own, on the same database; answers what it prints as JSON. */
  command(...args: string[]): Promise<unknown>;
  /** Lets one more site use the portal. */
  allow(origin: string): Promise<void>;
  /** Ends the server, the site and the inbox; the data stays. */
  halt(): Promise<void>;
  /** Starts them again where they were. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const START = inRoot('packages/tooling/src/demo/start.ts');
const CLI = inRoot('packages/server/dist/client-portal.js');

export async function startStack(): Promise<Stack> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'portal-e2e-'));
  const port = await threePorts();
  let running = await startDemo(port, dataDir);
  const env = toEnvironment(running.addresses.portal, dataDir);
  const command = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await promisify(execFile)(process.execPath, [CLI, ...args, '--json'], { env })).stdout);
  const halt = async () => end(running.process);
  return {
    ...running.addresses,
    dataDir,
    command,
    async allow(origin) {
      const origins = (await command('settings', 'get', 'origins')) as string[];
      await command('settings', 'set', 'origins', JSON.stringify([...origins, origin]));
    },
    halt,
    async resume() {
      running = await startDemo(port, dataDir);
    },
    async stop() {
      await halt();
      await rm(dataDir, { recursive: true });
    },
  };
}

const toEnvironment = (portal: string, dataDir: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PORTAL_URL: portal,
  DATA_DIR: dataDir,
  DATABASE_URL: `file:${path.join(dataDir, 'demo.db')}`,
  LOG_LEVEL: 'warn',
});

async function startDemo(port: number, dataDir: string): Promise<{ addresses: Addresses; process: ChildProcess }> {
  const args = ['--import', 'tsx', START, '--json', '--port', String(port), '--data', dataDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  // A run that dies must not leave a server behind.
  process.once('exit', () => child.kill());
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const failed = once(child, 'exit').then(() => Promise.reject(new Error(`The demo did not start:\n${said.join('')}`)));
  const [first] = await Promise.race([line, failed]);
  failed.catch(() => {});
  return { addresses: JSON.parse(first) as Addresses, process: child };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Three free ports in a row, below those that the system hands out by itself. */
async function threePorts(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all([isFree(port), isFree(port + 1), isFree(port + 2)]);
    if (free.every(Boolean)) return port;
  }
  throw new Error('There are no three free ports in a row.');
}
