import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { runNodeTests } from './node-suites.js';

const PASSING = `import { describe, it } from 'node:test'; describe('a', () => { it('b', () => {}); it('c', () => {}); });`;
const FAILING = `import { it } from 'node:test'; it('d', () => { throw new Error('the reason'); }); it('e', () => {});`;

describe('runNodeTests', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'node-tests-'))));
  afterEach(() => rm(folder, { recursive: true }));

  async function run(files: Record<string, string>) {
    for (const [file, code] of Object.entries(files)) await writeFile(path.join(folder, file), code);
    // A runner inside a runner would report to the outer one.
    const context = process.env.NODE_TEST_CONTEXT;
    delete process.env.NODE_TEST_CONTEXT;
    const outcome = await runNodeTests(['*.test.ts'], folder);
    if (context) process.env.NODE_TEST_CONTEXT = context;
    return outcome;
  }

  it('counts the tests of all files, and no suite as a test', async () => {
    const { passed, failed } = await run({ 'a.test.ts': PASSING, 'b.test.ts': PASSING });
    assert.deepEqual({ passed, failed }, { passed: 4, failed: 0 });
  });

  it('counts failures and keeps their reason', async () => {
    const { passed, failed, output } = await run({ 'a.test.ts': PASSING, 'b.test.ts': FAILING });
    assert.deepEqual({ passed, failed }, { passed: 3, failed: 1 });
    assert.match(output, /the reason/);
  });

  it('counts a file that does not load as a failure', async () => {
    const { failed } = await run({ 'a.test.ts': `import './nowhere.js';` });
    assert.equal(failed, 1);
  });

  it('runs nothing where no file matches, and says so', async () => {
    const { passed, failed, output } = await run({});
    assert.deepEqual({ passed, failed }, { passed: 0, failed: 0 });
    assert.match(output, /No test file/);
  });
});
