import { spawn } from 'node:child_process';

import { root } from '../workspace.js';

/** What a suite found: how many tests passed and failed, and what it printed. */
export interface Outcome {
  passed: number;
  failed: number;
  output: string;
}

export interface SuiteOptions {
  /** Globs, relative to the repository, that replace the suite's own. */
  files: string[];
}

export interface Suite {
  name: string;
  summary: string;
  run(options: SuiteOptions): Promise<Outcome>;
}

/** Runs a command from the repository's root and keeps all that it prints. */
export function execute(command: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output: withoutEscapes(Buffer.concat(chunks).toString()) }));
  });
}

// The browser runner moves the cursor even where nobody looks.
// oxlint-disable-next-line no-control-regex
const withoutEscapes = (text: string) => text.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');

/** A check that is one command and counts as one test. */
export async function check(command: string, args: readonly string[]): Promise<Outcome> {
  const { ok, output } = await execute(command, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

/** Adds outcomes up; only what failed keeps its output. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, outcome) => total + outcome.passed, 0),
    failed: outcomes.reduce((total, outcome) => total + outcome.failed, 0),
    output: outcomes
      .filter((outcome) => outcome.failed > 0)
      .map((outcome) => outcome.output.trimEnd())
      .join('\n'),
  };
}
