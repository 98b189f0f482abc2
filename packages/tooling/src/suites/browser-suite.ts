import { inRoot } from '../workspace.js';
import { execute, type Suite } from './suite.js';

/** Runs in a process of its own, so that what the runner prints can be held back until it matters. */
export const browser: Suite = {
  name: 'browser',
  summary: 'the elements and the mocks, in a real browser',
  run: async ({ files }) => {
    const { ok, output } = await execute(process.execPath, [
      '--import',
      'tsx',
      inRoot('packages/tooling/src/browser-tests/main.ts'),
      ...files,
    ]);
    const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
    return { passed: Number(passed), failed: ok ? Number(failed) : Math.max(Number(failed), 1), output };
  },
};
