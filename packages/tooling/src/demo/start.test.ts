import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';

import { inRoot } from '../workspace.js';

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

async function findThreePorts(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const free = await Promise.all([port, port + 1, port + 2].map(isFree));
  return port < 65_000 && free.every(Boolean) ? port : findThreePorts();
}

interface Ready {
  portal: string;
  site: string;
  inbox: string;
  users: Record<string, { email: string; password: string | null }>;
}

function start(args: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', inRoot('packages/tooling/src/demo/start.ts'), '--json', ...args],
    {
      cwd: inRoot(),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => lines.push(line));
  after(() => child.kill('SIGKILL'));
  return { child, lines, ready: once(reader, 'line').then(([line]) => JSON.parse(line as string) as Ready) };
}

async function untilMail(inbox: string, to: string, subject: RegExp): Promise<{ text: string; id: string }> {
  for (;;) {
    const mails = (await (await fetch(`${inbox}/api/messages?to=${encodeURIComponent(to)}`)).json()) as {
      subject: string;
      text: string;
      id: string;
    }[];
    const found = mails.find((mail) => subject.test(mail.subject));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('npm start', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'demo-'));
  const port = String(await findThreePorts());
  const demo = start(['--port', port, '--data', dataDir]);
  after(() => rm(dataDir, { recursive: true, force: true }));
  const { portal, site, inbox, users } = await demo.ready;

  const post = (route: string, body: unknown) =>
    fetch(portal + route, {
      method: 'POST',
      headers: { origin: site, 'content-type': 'application/json', 'x-portal': '1' },
      body: JSON.stringify(body),
    });

  it('prints one line with where everything is', () => {
    assert.equal(demo.lines.length, 1);
    assert.deepEqual(
      [portal, site, inbox],
      [0, 1, 2].map((offset) => `http://localhost:${Number(port) + offset}`),
    );
  });

  it('serves the portal on a page of its own, for the business', async () => {
    const page = await fetch(portal);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<title>Northlight<\/title>/);
  });

  it("serves the business's site, with this portal's address in its snippet", async () => {
    for (const [page, tag] of [
      ['clients', 'client-portal'],
      ['invoices', 'portal-invoices'],
      ['account', 'portal-profile'],
      ['sign-in', 'portal-sign-in'],
    ]) {
      const html = await (await fetch(`${site}/${page}`)).text();
      assert.ok(html.includes(`<script type="module" src="${portal}/portal.js"></script>`), page);
      assert.match(html, new RegExp(`<${tag}( [^>]*)?></${tag}>`), page);
      assert.doesNotMatch(html, /portal\.example\.com/);
    }
    assert.equal((await fetch(`${site}/%2e%2e/%2e%2e/package.json`)).status, 404);
  });

  it('signs its client in by password, to invoices in many states', async () => {
    const { email, password } = users['client']!;
    const signedIn = await post('/api/session/password', { email, password });
    assert.equal(signedIn.status, 200);
    const { handoff } = (await signedIn.json()) as { handoff: string };
    const { token } = (await (await post('/api/session/bearer', { handoff })).json()) as { token: string };
    const headers = { origin: site, authorization: `Bearer ${token}` };
    const { items } = (await (await fetch(`${portal}/api/invoices?limit=100`, { headers })).json()) as {
      items: { status: string }[];
    };
    assert.ok(items.length >= 40);
    for (const status of ['open', 'overdue', 'processing', 'partially_paid', 'paid', 'void']) {
      assert.ok(
        items.some((invoice) => invoice.status === status),
        status,
      );
    }
  });

  it('shows the mail with the code in the inbox', async () => {
    const { email } = users['passwordless']!;
    assert.equal((await post('/api/session/email', { email })).status, 202);
    const mail = await untilMail(inbox, email, /is your code/);
    const code = /\b\d{6}\b/.exec(mail.text)![0];
    assert.ok(mail.text.includes(`${site}/clients#portal-token=`));
    assert.equal((await post('/api/session/code', { email, code })).status, 200);
    const html = await fetch(`${inbox}/api/messages/${mail.id}/html`);
    assert.match(html.headers.get('content-security-policy')!, /^sandbox /);
    assert.ok((await html.text()).includes(code));
  });

  it('keeps its data from run to run, and leaves nothing behind when it is stopped', async () => {
    demo.child.kill('SIGTERM');
    assert.deepEqual(await once(demo.child, 'exit'), [0, null]);
    await assert.rejects(fetch(portal));
    const again = start(['--port', port, '--data', dataDir]);
    await again.ready;
    const mails = (await (await fetch(`${inbox}/api/messages?to=${users['passwordless']!.email}`)).json()) as unknown[];
    assert.ok(mails.length > 0);
    assert.equal((await post('/api/session/password', users['client'])).status, 200);
    again.child.kill('SIGINT');
    assert.deepEqual(await once(again.child, 'exit'), [0, null]);
  });
});
