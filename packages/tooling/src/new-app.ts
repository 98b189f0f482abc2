import { writeFileSync } from 'node:fs';

import { makeElementsPage, PAGE } from './docs.js';
import { createApp } from './new-app/create-app.js';

const [id] = process.argv.slice(2);

try {
  if (!id) throw new Error('Which app? Write: npm run new-app -- bookings');
  for (const file of createApp(id)) console.log(file);
  writeFileSync(PAGE, (await makeElementsPage()).made);
  console.log('docs/elements.md');
  console.log(`\nThe app "${id}" lists its rows. Go on in packages/contract/src/apps/${id}/index.ts, then: npm test`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
