import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';

import { StaticFiles } from './static-files.js';

it('a script that is built after the start is served without another one', async (t) => {
  const dir = await mkdtemp(path.join(tmpdir(), 'static-'));
  t.after(() => rm(dir, { recursive: true }));
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const files = await StaticFiles.load(dir);
  const ask = () => files.respond('/portal.js', new Request('http://localhost/portal.js'));
  assert.equal(await ask(), undefined);
  await writeFile(path.join(dir, 'portal.js'), 'export {};');
  now += 5000;
  const response = await ask();
  assert.equal(await response?.text(), 'export {};');
});
