import { parseArgs } from 'node:util';

import { runSuites, SUITES } from './suites/run-suites.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    files: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
  },
});

const names = values.only?.split(',') ?? SUITES.map((suite) => suite.name);
const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));

if (values.list) {
  for (const suite of SUITES) console.log(`${suite.name.padEnd(10)}${suite.summary}`);
} else if (unknown.length > 0) {
  console.error(`Unknown suite: ${unknown.join(', ')}. There are: ${SUITES.map((suite) => suite.name).join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await runSuites(
    SUITES.filter((suite) => names.includes(suite.name)),
    { files: values.files },
  );
}
