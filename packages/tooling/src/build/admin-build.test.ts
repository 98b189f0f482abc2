import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { inRoot } from '../workspace.js';
import { buildAdmin } from './admin-build.js';

const SOURCES = {
  'admin.ts': `
    import { html, render } from 'lit';
    render(html\`<p>the shell</p>\`, document.body);
    console.log(import.meta.url);
    void import('./contacts.js');`,
  'contacts.ts': `import { html } from 'lit'; console.log(html\`<p>the contacts</p>\`);`,
};

describe('buildAdmin', () => {
  let folder: string;
  let outDir: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'admin-build-'));
    await symlink(inRoot('node_modules'), path.join(folder, 'node_modules'));
    outDir = path.join(folder, 'dist');
    for (const [file, code] of Object.entries(SOURCES)) await writeFile(path.join(folder, file), code);
    await buildAdmin({ entry: path.join(folder, 'admin.ts'), outDir });
  });
  after(() => rm(folder, { recursive: true }));

  it('keeps an area out of the first script, in a hashed file of its own', async () => {
    const script = await readFile(path.join(outDir, 'admin.js'), 'utf8');
    assert.doesNotMatch(script, /the contacts/);
    const files = await readdir(path.join(outDir, 'assets/admin'));
    const [contacts] = files.filter((file) => /^contacts-[\w-]{8}\.js$/.test(file));
    assert.match(await readFile(path.join(outDir, 'assets/admin', contacts!), 'utf8'), /the contacts/);
  });

  it('knows at run time where it came from', async () => {
    assert.match(await readFile(path.join(outDir, 'admin.js'), 'utf8'), /import\.meta\.url/);
  });
});
