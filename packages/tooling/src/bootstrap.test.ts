import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { inRoot } from './workspace.js';

const TASK = `console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = Number(process.env.CODE ?? 0);`;
// Stands in for npx: it notes what it was asked to do, prints to standard output as pnpm does, and installs.
const NPX = `#!/bin/sh\necho "$@" >> npx.log\necho 'Progress: resolved 1'\nmkdir -p node_modules && touch node_modules/.modules.yaml\nexit \${NPX_CODE:-0}\n`;

describe('the bootstrap', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'bootstrap-'));
    for (const folder of ['packages/tooling/src', 'node_modules', 'bin'])
      await mkdir(path.join(root, folder), { recursive: true });
    await cp(inRoot('packages/tooling/src/bootstrap.mjs'), path.join(root, 'packages/tooling/src/bootstrap.mjs'));
    await symlink(inRoot('node_modules/tsx'), path.join(root, 'node_modules/tsx'));
    await writeFile(path.join(root, 'package.json'), JSON.stringify({ type: 'module', packageManager: 'pnpm@1.2.3' }));
    await writeFile(path.join(root, 'pnpm-lock.yaml'), '');
    await writeFile(path.join(root, 'packages/tooling/src/build.ts'), TASK);
    await writeFile(path.join(root, 'bin/npx'), NPX, { mode: 0o755 });
  });
  afterEach(() => rm(root, { recursive: true }));

  function run(args: string[], env: Record<string, string> = {}) {
    const bootstrap = path.join(root, 'packages/tooling/src/bootstrap.mjs');
    const PATH = `${path.join(root, 'bin')}${path.delimiter}${process.env.PATH}`;
    return spawnSync(process.execPath, [bootstrap, ...args], {
      encoding: 'utf8',
      env: { ...process.env, PATH, ...env },
    });
  }
  const installed = () => writeFile(path.join(root, 'node_modules/.modules.yaml'), '');
  const installs = () => readFile(path.join(root, 'npx.log'), 'utf8').catch(() => '');

  it('installs with the pinned pnpm, and leaves standard output to the task', async () => {
    const { stdout, status } = run(['build', '--json', '--port', '4400']);
    assert.equal(status, 0);
    assert.equal(stdout, '["--json","--port","4400"]\n');
    assert.equal(await installs(), '--yes pnpm@1.2.3 install --frozen-lockfile\n');
  });

  it('does not install again', async () => {
    run(['build']);
    run(['build']);
    assert.equal((await installs()).split('\n').length, 2);
  });

  it('installs again when the lockfile is newer', async () => {
    await installed();
    const soon = new Date(Date.now() + 60_000);
    await utimes(path.join(root, 'pnpm-lock.yaml'), soon, soon);
    run(['build']);
    assert.match(await installs(), /install/);
  });

  it('does not run the task when the installation fails', () => {
    const { stdout, stderr, status } = run(['build'], { NPX_CODE: '7' });
    assert.deepEqual({ stdout, status }, { stdout: '', status: 7 });
    assert.match(stderr, /The installation failed/);
  });

  it("ends with the task's own exit code", async () => {
    await installed();
    assert.equal(run(['build'], { CODE: '3' }).status, 3);
  });

  it('passes a signal on, so that nothing keeps running', async () => {
    await installed();
    await writeFile(
      path.join(root, 'packages/tooling/src/build.ts'),
      'console.log(process.pid); setInterval(() => {}, 1000);',
    );
    const bootstrap = spawn(process.execPath, [path.join(root, 'packages/tooling/src/bootstrap.mjs'), 'build']);
    const [pid] = (await once(bootstrap.stdout, 'data')) as [Buffer];
    bootstrap.kill('SIGTERM');
    const [code] = (await once(bootstrap, 'exit')) as [number];
    assert.equal(code, 128 + 15);
    assert.throws(() => process.kill(Number(pid), 0));
  });

  it('lists the tasks when it does not know one', async () => {
    const { stderr, status } = run(['biuld']);
    assert.equal(status, 2);
    assert.match(stderr, /biuld.*start, test/);
    await assert.rejects(stat(path.join(root, 'npx.log')));
  });
});
