import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { runSuites } from './run-suites.js';
import type { Outcome, Suite } from './suite.js';

const suite = (name: string, run: () => Outcome | Promise<Outcome>): Suite => ({
  name,
  summary: '',
  run: async () => run(),
});
const passing = suite('passing', () => ({ passed: 3, failed: 0, output: 'chatter' }));
const failing = suite('failing', () => ({ passed: 1, failed: 2, output: 'the reason' }));
const empty = suite('empty', () => ({ passed: 0, failed: 0, output: 'nothing matches' }));
const broken = suite('broken', () => Promise.reject(new Error('no browser')));

async function run(...suites: Suite[]) {
  const lines: string[] = [];
  const code = await runSuites(suites, { files: [] }, (line: string) => lines.push(line));
  return { code, lines, text: lines.join('\n') };
}

describe('runSuites', () => {
  it('closes with one line that adds up every suite', async () => {
    const { code, lines } = await run(passing, failing, passing);
    assert.equal(lines.at(-1), '7 passed, 2 failed');
    assert.equal(code, 1);
  });

  it('keeps quiet about what a passing suite printed', async () => {
    const { code, text } = await run(passing);
    assert.equal(code, 0);
    assert.doesNotMatch(text, /chatter/);
    assert.match(text, /✓ passing\s+3 ok\s+\(\d+\.\d s\)\n3 passed, 0 failed$/);
  });

  it('shows what a failing suite printed, and goes on with the next', async () => {
    const { text } = await run(failing, passing);
    assert.match(text, /the reason\n✗ failing.*\n✓ passing/);
  });

  it('counts a suite that ran no test as failed', async () => {
    const { code, lines, text } = await run(passing, empty);
    assert.equal(lines.at(-1), '3 passed, 1 failed');
    assert.equal(code, 1);
    assert.match(text, /nothing matches/);
  });

  it('counts a suite that could not run as failed, with its reason', async () => {
    const { lines, text } = await run(broken);
    assert.equal(lines.at(-1), '0 passed, 1 failed');
    assert.match(text, /no browser/);
  });
});
