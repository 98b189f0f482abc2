import { parseArgs } from 'node:util';

import { build, portalDir } from './build.js';
import { measure, type Size } from './size/measure.js';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

await build({ log: () => {} });
const sizes = measure(portalDir);
const over = sizes.filter((size) => size.bytes > size.budget);

if (values.json) console.log(JSON.stringify(sizes));
else for (const size of sizes) console.log(toRow(size));
if (over.length > 0) console.error(`Over budget: ${over.map((size) => size.name).join(', ')}.`);
process.exitCode = over.length > 0 ? 1 : 0;

function toRow({ name, bytes, budget }: Size): string {
  const kB = (count: number) => `${(count / 1000).toFixed(1)} kB`.padStart(9);
  return `${bytes > budget ? '✗' : '✓'} ${name.padEnd(36)}${kB(bytes)} of ${kB(budget)}`;
}
