import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';

import { contact, password } from '../core/db/schema.js';
import { startMailSink } from './testing/mail-sink.js';
import { SITE, startNodePortal, type RunningPortal } from './testing/start-node-portal.js';

const PASSWORD = 'correct horse battery';

async function addContact({ portal: { core } }: RunningPortal, email: string): Promise<void> {
  const at = { createdAt: 0, updatedAt: 0 };
  const id = `ctc_${email.split('@')[0]}`;
  await core.db.insert(contact).values({ id, email, firstName: 'Mara', source: 'manual', ...at });
  await core.db.insert(password).values({ contactId: id, hash: await core.passwords.hash(PASSWORD), updatedAt: 0 });
}

/** A request whose target and headers are sent as they stand, which fetch would not do. */
function sendRaw(
  address: string,
  target: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, path: target, method: body ? 'POST' : 'GET', headers, setHost: false },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

describe('the portal on Node', async () => {
  const sink = await startMailSink();
  const node = await startNodePortal({ SMTP_URL: sink.url });
  after(() => sink.close());
  await addContact(node, 'mara@mail.test');

  it('is alive, and ready once its database is', async () => {
    assert.equal((await fetch(`${node.address}/healthz`)).status, 200);
    assert.deepEqual(await (await fetch(`${node.address}/readyz`)).json(), { status: 'ready' });
  });

  it('builds links in mails from its own address, whatever the request calls it', async () => {
    const body = JSON.stringify({ email: 'mara@mail.test' });
    const headers = { 'content-type': 'application/json', 'x-portal': '1', 'content-length': String(body.length) };
    const poisoned = { host: 'evil.test', 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' };
    const { status } = await sendRaw(
      node.address,
      'http://evil.test/api/session/email',
      { ...headers, ...poisoned },
      body,
    );
    assert.equal(status, 202);
    const { raw, parsed } = await sink.arrival(1);
    assert.doesNotMatch(raw, /evil/);
    assert.ok(parsed.text?.includes(`${SITE}/clients#portal-token=`));
  });

  it('refuses a body that is too large or compressed', async () => {
    const large = await node.post('/api/session/password', { email: 'mara@mail.test', password: 'a'.repeat(300_000) });
    assert.equal(large.status, 413);
    const packed = await node.post('/api/session/password', {}, { 'content-encoding': 'gzip' });
    assert.equal(packed.status, 415);
  });

  it('has a page of its own that runs nothing but the portal', async () => {
    const response = await fetch(`${node.address}/`);
    const csp = response.headers.get('content-security-policy')!;
    assert.match(csp, /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/);
    assert.match(
      await response.text(),
      /<title>The Shop<\/title>[^]*<script type="module" src="\/portal\.js"><\/script>[^]*<client-portal>/,
    );
  });

  it('lets no other page put the admin into a frame, and runs nothing in it but the admin', async () => {
    const response = await fetch(`${node.address}/admin`);
    const csp = response.headers.get('content-security-policy')!;
    assert.match(csp, /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/);
    assert.match(await response.text(), /<script type="module" src="\/admin\.js"><\/script>[^]*<portal-admin>/);
  });

  it('writes neither addresses nor secrets to its log', async () => {
    const mails = sink.mails.length;
    const wrong = await node.post('/api/session/password', {
      email: 'mara@mail.test',
      password: 'wrong horse battery',
    });
    const right = await node.post('/api/session/password', { email: 'mara@mail.test', password: PASSWORD });
    const cookie = right.headers.getSetCookie()[0]!.split(';')[0]!;
    const { handoff } = (await right.json()) as { handoff: string };
    await node.post('/api/session/email', { email: 'mara@mail.test' });
    const token = /portal-token=([\w-]+)/.exec((await sink.arrival(mails + 1)).parsed.text ?? '')![1]!;
    await node.post('/api/session/token', { token });
    await fetch(`${node.address}/api/session?token=${token}`, { headers: { cookie } });
    await fetch(`${node.address}/${token}`);
    const log = node.logged.join('');
    for (const secret of ['mara', 'horse', cookie.split('=')[1]!, handoff, token, '127.0.0.1']) {
      assert.ok(!log.includes(secret), `the log holds ${secret}`);
    }
    assert.equal(wrong.status, 401);
    assert.ok(
      node.logged.some((line) => line.includes('"path":"/api/session/token"') && line.includes('"requestId":"req_')),
    );
    for (const line of node.logged) JSON.parse(line);
  });
});

describe("the caller's address", () => {
  const ask = (node: RunningPortal, number: number) =>
    node.post('/api/session/email', { email: `n${number}@mail.test` }, { 'x-forwarded-for': `198.51.100.${number}` });
  const askOften = async (node: RunningPortal) => {
    const statuses = [];
    for (let number = 1; number <= 22; number += 1) statuses.push((await ask(node, number)).status);
    return statuses;
  };

  it('cannot be made up to get past a limit', async () => {
    const node = await startNodePortal();
    assert.equal((await askOften(node)).at(-1), 429);
  });

  it('is taken from a trusted proxy', async () => {
    const node = await startNodePortal({ TRUSTED_PROXIES: '127.0.0.1' });
    assert.deepEqual(new Set(await askOften(node)), new Set([202]));
  });
});

describe('stopping', () => {
  it('says so to the proxy first, while it still answers', async () => {
    const node = await startNodePortal();
    const closing = node.close({ delay: 150 });
    const ready = await fetch(`${node.address}/readyz`);
    assert.equal(ready.status, 503);
    assert.deepEqual(await ready.json(), { status: 'draining' });
    assert.equal((await fetch(`${node.address}/api/portal`)).status, 200);
    assert.equal(await closing, true);
    await assert.rejects(fetch(`${node.address}/healthz`));
  });

  it('ends live streams and waits for nobody who listens', async () => {
    const node = await startNodePortal();
    await addContact(node, 'mara@mail.test');
    const { handoff } = (await (
      await node.post('/api/session/password', { email: 'mara@mail.test', password: PASSWORD })
    ).json()) as { handoff: string };
    const { token } = (await (await node.post('/api/session/bearer', { handoff })).json()) as { token: string };
    const stream = await fetch(`${node.address}/api/events`, {
      headers: { authorization: `Bearer ${token}`, origin: SITE },
    });
    const reader = stream.body!.getReader();
    await reader.read();
    const started = performance.now();
    assert.equal(await node.close(), true);
    assert.ok(performance.now() - started < 5000);
    while (!(await reader.read()).done);
  });
});

describe('the scripts for pages', async () => {
  const code = `export const portal = ${JSON.stringify('text '.repeat(500))};`;
  const publicDir = await mkdtemp(path.join(tmpdir(), 'public-'));
  after(() => rm(publicDir, { recursive: true }));
  await mkdir(path.join(publicDir, 'assets'));
  await writeFile(path.join(publicDir, 'portal.js'), code);
  await writeFile(path.join(publicDir, 'secret.txt'), 'not for anybody');
  await writeFile(path.join(publicDir, 'assets/invoices-AbCd1234.js'), code);
  const node = await startNodePortal({}, { publicDir });

  it('may be loaded by every site', async () => {
    const { headers } = await fetch(`${node.address}/portal.js`, { headers: { origin: 'https://anywhere.test' } });
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(headers.get('timing-allow-origin'), '*');
    assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
  });

  it('are kept for ever when their name changes with their content, and asked for again when not', async () => {
    assert.match(
      (await fetch(`${node.address}/assets/invoices-AbCd1234.js`)).headers.get('cache-control')!,
      /immutable/,
    );
    const first = await fetch(`${node.address}/portal.js`);
    assert.doesNotMatch(first.headers.get('cache-control')!, /immutable/);
    const again = await fetch(`${node.address}/portal.js`, {
      headers: { 'if-none-match': first.headers.get('etag')! },
    });
    assert.equal(again.status, 304);
  });

  it('travel compressed', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    const response = await new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      request(`${node.address}/portal.js`, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ encoding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }));
      })
        .on('error', reject)
        .end();
    });
    assert.equal(response.encoding, 'br');
    assert.ok(response.body.length < code.length / 4);
    assert.equal(brotliDecompressSync(response.body).toString(), code);
  });

  for (const target of [
    '/secret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/..%2fpackage.json',
    '//etc/passwd',
  ]) {
    it(`do not lead to other files: ${target}`, async () => {
      const { status, text } = await sendRaw(node.address, target, { host: 'a' });
      assert.equal(status, 404);
      assert.doesNotMatch(text, /not for anybody|root:/);
    });
  }
});
