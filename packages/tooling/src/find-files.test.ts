import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { findFiles } from './find-files.js';

const FILES = [
  'a/src/one.ts',
  'a/src/deep/two.test.ts',
  'b/src/three.ts',
  'b/dist/four.ts',
  'b/node_modules/five.ts',
  'six.yaml',
];

describe('findFiles', () => {
  let base: string;

  before(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'find-files-'));
    for (const file of FILES) {
      await mkdir(path.dirname(path.join(base, file)), { recursive: true });
      await writeFile(path.join(base, file), '');
    }
  });
  after(() => rm(base, { recursive: true }));

  const cases: [globs: string[], found: string[]][] = [
    [['a/src/*.ts'], ['a/src/one.ts']],
    [['a/src/**/*.ts'], ['a/src/deep/two.test.ts', 'a/src/one.ts']],
    [['{a,c}/**/*.test.ts'], ['a/src/deep/two.test.ts']],
    [['{a,b}/{src/**,six.yaml}'], ['a/src/deep/two.test.ts', 'a/src/one.ts', 'b/src/three.ts']],
    [['b/**/*.ts', 'b/src/*'], ['b/src/three.ts']],
    [['six.yaml'], ['six.yaml']],
    [['nowhere/**'], []],
  ];
  for (const [globs, found] of cases) {
    it(`finds ${found.length} for ${globs.join(' ')}`, () => assert.deepEqual(findFiles(globs, base), found));
  }
});
