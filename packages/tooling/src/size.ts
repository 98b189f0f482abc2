import { parseArgs } from 'node:util';

import { build, portalDir } from './build.js';
import { measure, type Size } from './size/measure.js';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

await build({ log: () => {} });
const sizes = measure(portalDir);
const over = sizes.filter(({ bytes, budget, ceiling = budget }) => bytes > Math.max(budget, ceiling));

if (values.json) console.log(JSON.stringify(sizes));
else for (const size of sizes) console.log(toRow(size));
if (over.length > 0) console.error(`Over budget: ${over.map((size) => size.name).join(', ')}.`);
process.exitCode = over.length > 0 ? 1 : 0;

/** `!` is over the budget and within the ceiling that is recorded for it. */
function toRow({ name, bytes, budget, ceiling = 0, inside }: Size): string {
  const kB = (count: number) => `${(count / 1000).toFixed(1)} kB`;
  const mark = bytes <= budget ? '✓' : bytes <= ceiling ? '!' : '✗';
  const notes = [ceiling > budget && `held at ${kB(ceiling)}`, inside && `${kB(inside)} inside the portal`];
  const row = `${mark} ${name.padEnd(36)}${kB(bytes).padStart(9)} of ${kB(budget).padStart(9)}`;
  return [row, ...notes.filter(Boolean)].join(', ');
}
