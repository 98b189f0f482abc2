import { browser } from './browser-suite.js';
import { e2e, server } from './node-suites.js';
import { docs, lint, size, types } from './static-suites.js';
import type { Outcome, Suite, SuiteOptions } from './suite.js';

/** Every suite, in the order in which they run. */
export const SUITES: readonly Suite[] = [types, lint, server, browser, e2e, size, docs];

/** Runs the suites one after the other, prints a line for each, and closes with `N passed, N failed`. Resolves to the exit code. */
export async function runSuites(suites: readonly Suite[], options: SuiteOptions, print = console.log): Promise<number> {
  let passed = 0;
  let failed = 0;
  // Two suites at once took longer on two cores than one after the other: each already runs two files at a time.
  for (const suite of suites) {
    const started = performance.now();
    const outcome = await outcomeOf(suite, options);
    if (outcome.failed > 0) print(outcome.output.trim());
    print(toLine(suite, outcome, performance.now() - started));
    passed += outcome.passed;
    failed += outcome.failed;
  }
  print(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

async function outcomeOf(suite: Suite, options: SuiteOptions): Promise<Outcome> {
  try {
    const outcome = await suite.run(options);
    if (outcome.passed + outcome.failed > 0) return outcome;
    return { ...outcome, failed: 1, output: `${outcome.output}\nThe suite ran no test.` };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function toLine(suite: Suite, { passed, failed }: Outcome, ms: number): string {
  const counts = failed > 0 ? `${passed} ok, ${failed} not ok` : `${passed} ok`;
  return `${failed > 0 ? '✗' : '✓'} ${suite.name.padEnd(8)}${counts}  (${(ms / 1000).toFixed(1)} s)`;
}
