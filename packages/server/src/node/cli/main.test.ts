import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, describe, it } from 'node:test';

import { startMailSink } from '../testing/mail-sink.js';
import { SITE, startNodePortal, type RunningPortal } from '../testing/start-node-portal.js';

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The command line in a process of its own. */
const execute = (args: string[], env: Record<string, string>): Promise<Run> =>
  new Promise((resolve) => {
    const options = {
      env: { PATH: process.env['PATH'], ...env },
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    };
    execFile(process.execPath, ['--import', 'tsx', MAIN, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

async function signIn(node: RunningPortal, url: string) {
  const token = new URL(url).hash.replace('#portal-token=', '');
  const response = await node.post('/api/session/token', { token });
  assert.equal(response.status, 200);
  const bearer = (await (
    await node.post('/api/session/bearer', { handoff: ((await response.json()) as { handoff: string }).handoff })
  ).json()) as { token: string };
  return { authorization: `Bearer ${bearer.token}`, origin: SITE };
}

describe('the command line, beside a running server', async () => {
  const sink = await startMailSink();
  const node = await startNodePortal({ SMTP_URL: sink.url });
  after(() => sink.close());
  const run = (...args: string[]) => execute(args, { DATA_DIR: node.dataDir, PORTAL_URL: 'https://portal.shop.test' });
  const json = async <T>(...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await run(...args, '--json');
    assert.equal(code, 0, stderr);
    assert.equal(stdout.trimEnd().split('\n').length, 1);
    return JSON.parse(stdout) as T;
  };

  it('invites somebody with a mail that the server sends, and the link signs in', async () => {
    const invited = await json<{ url: string; created: boolean }>(
      'invite',
      'Noa@Mail.test',
      '--first-name',
      'Noa',
      '--grant',
      'app:invoices',
      '--print-link',
    );
    assert.equal(invited.created, true);
    const { parsed, recipients } = await sink.arrival(1);
    assert.deepEqual(recipients, ['noa@mail.test']);
    assert.ok(parsed.text?.includes(invited.url));
    await signIn(node, invited.url);
    const { items } = await json<{ items: { email: string; state: string }[] }>('invitations');
    assert.deepEqual(
      items.map(({ email, state }) => [email, state]),
      [['noa@mail.test', 'joined']],
    );
  });

  it('shuts a contact out of the running server at once', async () => {
    const { url } = await json<{ url: string }>('magic-link', 'noa@mail.test');
    const headers = await signIn(node, url);
    assert.equal((await fetch(`${node.address}/api/profile`, { headers })).status, 200);
    const stream = await fetch(`${node.address}/api/events`, { headers });
    await json('suspend', 'noa@mail.test');
    assert.equal((await fetch(`${node.address}/api/profile`, { headers })).status, 401);
    let heard = '';
    for await (const chunk of stream.body!) heard += Buffer.from(chunk).toString();
    assert.match(heard, /event: closed/);
  });

  it('prints no control characters that somebody has in their name', async () => {
    await json('invite', 'red@mail.test', '--first-name', 'R\u001b]0;owned\u0007ed\u009b31m');
    const { stdout } = await run('contacts');
    assert.match(stdout, /red@mail\.test/);
    assert.doesNotMatch(stdout, /[^\n\P{Cc}]/u);
  });

  it('makes the first owner by a one-time link, and only the first', async () => {
    const { url } = await json<{ url: string }>('init', 'olga@shop.test', '--name', 'Olga');
    const token = new URL(url).hash.replace('#staff-token=', '');
    const headers = { origin: 'https://portal.shop.test', 'content-type': 'application/json', 'x-portal': '1' };
    const body = JSON.stringify({ token, password: 'correct horse battery staple', name: 'Olga' });
    const response = await fetch(`${node.address}/api/admin/session/token`, { method: 'POST', headers, body });
    assert.equal(response.status, 200);
    const { items } = await json<{ items: { email: string; role: string; state: string }[] }>('staff');
    assert.deepEqual(
      items.map(({ email, role, state }) => [email, role, state]),
      [['olga@shop.test', 'owner', 'active']],
    );
    assert.equal((await run('init', 'eve@mail.test')).code, 1);
  });

  it('prints a key for the management API that holds just the rights it names', async () => {
    const { secret } = await json<{ secret: string }>('api-key', 'Reports', 'staff:read');
    const ask = (path: string) => fetch(node.address + path, { headers: { authorization: `Bearer ${secret}` } });
    assert.equal((await ask('/api/admin/staff')).status, 200);
    assert.equal((await run('api-key', 'Reports', 'staff:wipe')).code, 2);
  });

  it('changes a setting that the running server goes by', async () => {
    assert.equal(await json('settings', 'set', 'business.name', '"The Other Shop"'), 'The Other Shop');
    const portal = (await (await fetch(`${node.address}/api/portal`)).json()) as { brand: { name: string } };
    assert.equal(portal.brand.name, 'The Other Shop');
  });

  it('says on standard error what went wrong, and ends with 1', async () => {
    const { code, stdout, stderr } = await run('suspend', 'nobody@mail.test', '--json');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /no contact with the address nobody@mail\.test/);
  });

  for (const args of [
    ['invit'],
    ['invite'],
    ['grant', 'a@mail.test'],
    ['invite', 'a@mail.test', '--frist-name', 'A'],
    ['settings', 'set', 'locales', 'en'],
  ]) {
    it(`ends with 2 for: ${args.join(' ')}`, async () => assert.equal((await run(...args)).code, 2));
  }

  it('ends with 2 and names the variable when the environment is wrong', async () => {
    const { code, stderr } = await execute(['contacts'], { PORTAL_URL: 'portal.shop.test' });
    assert.equal(code, 2);
    assert.match(stderr, /^PORTAL_URL /);
  });
});
