import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { MailCatcher } from '../../src/demo/inbox/mail-catcher.js';
import { serveInbox } from '../../src/demo/inbox/serve-inbox.js';
import { inRoot } from '../../src/workspace.js';

/** A portal that nobody has used yet: the built server as a process, and a mail server that keeps what it sends. */
export interface NewBusiness {
  portal: string;
  inbox: string;
  /** Runs the built command line on the same database; answers what it prints as JSON. */
  command(...args: string[]): Promise<unknown>;
  stop(): Promise<void>;
}

const CLI = inRoot('packages/server/dist/client-portal.js');

export async function startBusiness(): Promise<NewBusiness> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'portal-business-'));
  const mails = await MailCatcher.start(path.join(dataDir, 'inbox'));
  const inbox = await serveInbox(mails, 0);
  const port = await freePort();
  const portal = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    PORTAL_URL: portal,
    DATA_DIR: dataDir,
    SMTP_URL: mails.url,
    MAIL_FROM: 'hello@shop.example',
    LOG_LEVEL: 'warn',
  };
  const server = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  // A run that dies must not leave a server behind.
  process.once('exit', () => server.kill());
  await waitFor(`${portal}/readyz`);
  return {
    portal,
    inbox: inbox.url,
    command: async (...args) =>
      JSON.parse((await promisify(execFile)(process.execPath, [CLI, ...args, '--json'], { env })).stdout),
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      await inbox.close();
      await mails.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isReady = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within ten seconds.`);
}
