import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { inRoot } from '../src/workspace.js';

export interface RunningPortal {
  url: string;
  /** The business's site; its page holds the portal, under a strict content security policy. */
  site: string;
  /** Runs a command of the command line against the same database, and answers what it prints as JSON. */
  command(...args: string[]): unknown;
  stop(): Promise<void>;
}

const CLI = inRoot('packages/server/dist/client-portal.js');

/** Starts the built server as a process, and a site on another port whose pages load a script of it. */
export async function startPortal(): Promise<RunningPortal> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'portal-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const site = await startSite(url);
  const env = { ...process.env, PORT: String(port), PORTAL_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const command = (...args: string[]): unknown => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args, '--json'], { encoding: 'utf8', env });
    if (status !== 0) throw new Error(`client-portal ${args.join(' ')}: ${stderr}`);
    return JSON.parse(stdout);
  };
  const { origin } = site;
  command('settings', 'set', 'origins', JSON.stringify([origin]));
  command('settings', 'set', 'pages', JSON.stringify([`${origin}/`]));
  const server = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await waitFor(`${url}/portal.js`);
  return {
    url,
    site: origin,
    command,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      site.server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

async function startSite(portal: string): Promise<{ origin: string; server: Server }> {
  const policy = `default-src 'none'; style-src 'self'; script-src ${portal}; connect-src ${portal}; img-src ${portal}; trusted-types lit-html; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const classic = request.url?.startsWith('/classic');
    const script = classic
      ? `<script src="${portal}/portal.classic.js" defer></script>`
      : `<script type="module" src="${portal}/portal.js"></script>`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(
      `<!doctype html><html lang="en"><title>The Shop</title><h1>The Shop</h1><client-portal></client-portal>${script}`,
    );
  });
  return { origin: `http://localhost:${await listen(server)}`, server };
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within ten seconds.`);
}
