import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { findFiles } from '../find-files.js';
import { inRoot } from '../workspace.js';

const INPUTS = [
  'packages/{contract,client,kit,elements,admin,server}/{src/**,package.json,tsconfig.json}',
  'packages/tooling/{src/build.ts,src/build/**,tsconfig.base.json}',
  'pnpm-lock.yaml',
];

/** A fingerprint of everything that the build reads. */
export function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of findFiles(INPUTS)) {
    if (!/(\.test\.ts|\.md)$/.test(file)) hash.update(file).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

/** Whether a stamp file holds the fingerprint, and every file that was built is still there. */
export function isFresh(stamp: string, current: string, built: readonly string[]): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === current && built.every((file) => existsSync(file));
}

export const writeStamp = (stamp: string, current: string): void => writeFileSync(stamp, current);
