import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { root } from '../../src/workspace.js';

interface Finding {
  id: string;
  help: string;
  nodes: { html: string; target: unknown[]; failureSummary?: string }[];
}

// It comes with what the elements' own tests use, which checks one element at a time.
const axe = ['@open-wc/testing', 'chai-a11y-axe', 'axe-core/axe.min.js'].reduce(
  (from, name) => createRequire(from).resolve(name),
  path.join(root, 'package.json'),
);
const source = readFileSync(axe, 'utf8');

/** What axe finds on the whole page, in sentences; nothing is well. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const findings = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await checker.run()).violations;
  });
  return findings.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 300)}\n  ${failureSummary ?? ''}`),
  );
}
