import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { checkBoundaries } from '../checks/boundaries.js';
import { findFiles } from '../find-files.js';
import { inRoot } from '../workspace.js';
import { createApp } from './create-app.js';

// A runner inside a runner would report to the outer one.
const { NODE_TEST_CONTEXT: _, ...ENV } = process.env;

// Every place that has to know an app, without the tests and what only they need: a tenth of the time.
const TSCONFIG = {
  extends: './packages/tooling/tsconfig.base.json',
  compilerOptions: { composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true, types: ['node'] },
  include: ['packages/elements/src/**/*.ts', 'packages/admin/src/**/*.ts', 'packages/server/src/apps.ts'],
  exclude: ['**/*.test.ts', '**/testing/**'],
};

const PACKAGES = ['contract', 'client', 'kit', 'elements', 'admin', 'server', 'mocks'];

describe('createApp', () => {
  let root: string;
  const read = (file: string) => readFile(path.join(root, file), 'utf8');
  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: ENV });

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'new-app-'));
    await symlink(inRoot('node_modules'), path.join(root, 'node_modules'));
    await cp(inRoot('packages/tooling/tsconfig.base.json'), path.join(root, 'packages/tooling/tsconfig.base.json'));
    for (const name of PACKAGES) await copyPackage(name);
    await writeFile(path.join(root, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    createApp('lighthouses', root);
  });
  after(() => rm(root, { recursive: true }));

  async function copyPackage(name: string) {
    const folder = inRoot('packages', name);
    const isSource = (file: string) => !path.relative(folder, file).startsWith('dist');
    await cp(folder, path.join(root, 'packages', name), { recursive: true, filter: isSource, verbatimSymlinks: true });
  }

  it('writes code that compiles in every package', () => {
    const { stdout } = run(inRoot('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json');
    assert.doesNotMatch(stdout, /^error|^tsconfig/m);
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.includes('lighthouses')),
      [],
    );
  });

  it('writes a server whose tests pass', () => {
    const { stdout, stderr, status } = run(
      '--import',
      'tsx',
      '--test',
      'packages/server/src/apps/lighthouses/lighthouses.test.ts',
    );
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /pass 3/);
  });

  it('gives each operation its row in the authorisation matrix', () => {
    const { stdout, status } = run('--import', 'tsx', '--test', 'packages/server/src/authorisation.test.ts');
    assert.equal(status, 0, stdout);
    assert.match(stdout, /listLighthouses: revoked/);
  });

  it('gives the business its side, with a row in its matrix', () => {
    const only = '--test-name-pattern=Lighthouses';
    const file = 'packages/server/src/admin-authorisation.test.ts';
    const { stdout, status } = run('--import', 'tsx', '--test', only, file);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /listLighthouses: keyWithout/);
  });

  it('writes code that keeps the rules and the format', async () => {
    const files = findFiles(['packages/*/src/apps/lighthouses/**'], root);
    for (const file of files) assert.deepEqual(checkBoundaries(file, await read(file)), []);
    const lint = run(
      inRoot('node_modules/oxlint/bin/oxlint'),
      '--config',
      inRoot('packages/tooling/.oxlintrc.json'),
      ...files,
    );
    assert.equal(lint.status, 0, lint.stdout);
    const config = inRoot('packages/tooling/biome-format.json');
    const format = run(inRoot('node_modules/@biomejs/biome/bin/biome'), 'format', '--config-path', config, ...files);
    assert.equal(format.status, 0, format.stdout + format.stderr);
  });

  it('leaves no placeholder behind', async () => {
    for (const file of findFiles(['packages/*/src/apps/lighthouses/**'], root)) {
      assert.doesNotMatch(file + (await read(file)), /__|\.txt/);
    }
  });

  it('refuses an app that is there, and changes nothing', async () => {
    const before = await read('packages/contract/src/apps.ts');
    assert.throws(() => createApp('profile', root), /packages\/\w+\/src\/apps\/profile is there already/);
    assert.equal(await read('packages/contract/src/apps.ts'), before);
  });

  it('refuses a name that is no plain noun', async () => {
    for (const id of ['Bookings', 'my-bookings', '../x', ''])
      assert.throws(() => createApp(id, root), /write one plural noun/);
    assert.ok(!(await readdir(path.join(root, 'packages/contract/src/apps'))).includes('my-bookings'));
  });
});
