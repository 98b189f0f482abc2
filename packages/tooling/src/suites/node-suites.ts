import path from 'node:path';

import { build } from '../build.js';
import { ensureBrowser } from '../browser.js';
import { findFiles } from '../find-files.js';
import { root } from '../workspace.js';
import { execute, type Outcome, type Suite } from './suite.js';

const SERVER_TESTS = ['packages/{contract,client,server,tooling}/src/**/*.test.ts'];
const E2E_TESTS = ['packages/tooling/e2e/**/*.test.ts'];

export const server: Suite = {
  name: 'server',
  summary: 'the server, the client, the contract and the tools, in Node',
  run: ({ files }) => runNodeTests(files.length ? files : SERVER_TESTS),
};

export const e2e: Suite = {
  name: 'e2e',
  summary: 'the built portal on a real page, in a real browser',
  run: async ({ files }) => {
    await build({ log: () => {} });
    process.env.CHROME_PATH = ensureBrowser();
    return runNodeTests(files.length ? files : E2E_TESTS);
  },
};

/** Runs test files with Node's own runner, two at a time, and counts what they report. */
export async function runNodeTests(globs: readonly string[], base?: string): Promise<Outcome> {
  const files = findFiles(globs, base).map((file) => path.resolve(base ?? root, file));
  if (files.length === 0) return { passed: 0, failed: 0, output: `No test file matches ${globs.join(' ')}.` };
  const { ok, output } = await execute(process.execPath, [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=2',
    ...files,
  ]);
  return toOutcome(ok, output);
}

function toOutcome(ok: boolean, output: string): Outcome {
  const count = (name: string) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  // A run that dies before its summary, or reports a failure that no test explains, still fails.
  return { passed: count('pass'), failed: ok ? failed : Math.max(failed, 1), output };
}
