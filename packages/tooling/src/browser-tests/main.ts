import { startTestRunner, type TestSession, type TestSuiteResult } from '@web/test-runner';

import { findFiles } from '../find-files.js';
import { browserTestConfig } from './config.js';

const DEFAULT_FILES = ['packages/{kit,elements,mocks,admin}/src/**/*.test.ts'];

const globs = process.argv.slice(2);
const files = findFiles(globs.length ? globs : DEFAULT_FILES);

if (files.length === 0) {
  console.log('No browser test file matches.');
  console.log('0 passed, 0 failed');
} else {
  process.exitCode = (await runInBrowser(files)) ? 0 : 1;
}

async function runInBrowser(files: readonly string[]): Promise<boolean> {
  const reporter = { onTestRunFinished: ({ sessions }: { sessions: TestSession[] }) => printCounts(sessions) };
  const runner = await startTestRunner({
    config: browserTestConfig(files, reporter),
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return false;
  return new Promise((resolve) => runner.on('stopped', resolve));
}

function printCounts(sessions: readonly TestSession[]): void {
  let passed = 0;
  let failed = 0;
  for (const { testResults, passed: sessionPassed } of sessions) {
    const counts = countTests(testResults);
    passed += counts.passed;
    // A file that did not load, or threw outside of a test, has failed without a failed test.
    failed += counts.failed === 0 && !sessionPassed ? 1 : counts.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
}

function countTests(suite: TestSuiteResult | undefined): { passed: number; failed: number } {
  const counts = { passed: 0, failed: 0 };
  for (const test of suite?.tests ?? []) {
    if (test.passed) counts.passed += 1;
    else if (!test.skipped) counts.failed += 1;
  }
  for (const inner of suite?.suites ?? []) {
    const { passed, failed } = countTests(inner);
    counts.passed += passed;
    counts.failed += failed;
  }
  return counts;
}
