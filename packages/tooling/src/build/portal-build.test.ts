import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Script } from 'node:vm';

import { inRoot } from '../workspace.js';
import { buildPortal } from './portal-build.js';

const SOURCES = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
  }),
  'portal.ts': `
    import { html, LitElement } from 'lit';
    import { property } from 'lit/decorators.js';
    import './start.js';
    import { shared } from './barrel.js';
    /*! A licence that nobody reads in a page. */
    export class Portal extends LitElement {
      @property() view = 'invoices';
      override render() { return html\`<p>\${shared(this.view)}</p>\`; }
      override firstUpdated() { console.log(import.meta.url); void import('./invoices.js'); void import('./profile.js'); }
    }
    customElements.define('fixture-portal', Portal);`,
  'start.ts': `
    import { shared } from './shared.js';
    console.log(shared('start'));
    void import('./live.js');`,
  'live.ts': `import { shared } from './shared.js'; console.log(shared('live'));`,
  'barrel.ts': `export { shared } from './shared.js'; export { query } from './query.js';`,
  'query.ts': `export const query = () => 'a query of panels only';`,
  'shared.ts': `export const shared = (text: string) => 'shared:' + text;`,
  'invoices.ts': `
    import { LitElement } from 'lit';
    import { query, shared } from './barrel.js';
    console.log(query());
    customElements.define('fixture-invoices', class extends LitElement {
      title = shared('an invoice panel');
      open() { return import('./dialog.js'); }
    });`,
  // Loaded by a panel, not by the entry: bundlers like to move what it shares with the entry into a third file.
  'dialog.ts': `
    import { LitElement } from 'lit';
    import { shared } from './shared.js';
    customElements.define('fixture-dialog', class extends LitElement { title = shared('a dialog'); });`,
  'profile.ts': `
    import { LitElement } from 'lit';
    import { shared } from './shared.js';
    customElements.define('fixture-profile', class extends LitElement { title = shared('a profile panel'); });`,
};

describe('buildPortal', () => {
  let folder: string;
  let outDir: string;
  const read = (file: string) => readFile(path.join(outDir, file), 'utf8');

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'portal-build-'));
    await symlink(inRoot('node_modules'), path.join(folder, 'node_modules'));
    outDir = path.join(folder, 'dist');
    for (const [file, code] of Object.entries(SOURCES)) await writeFile(path.join(folder, file), code);
    await buildPortal({ entry: path.join(folder, 'portal.ts'), outDir });
  });
  after(() => rm(folder, { recursive: true }));

  it('puts all that the first view needs into portal.js', async () => {
    const code = await read('portal.js');
    assert.match(code, /fixture-portal/);
    assert.doesNotMatch(code, /^import\b|\bfrom\s*["']\.\/|an invoice panel|a query of panels only/m);
  });

  it('gives every panel a chunk with a hashed name that imports nothing but portal.js', async () => {
    const chunks = (await readdir(path.join(outDir, 'assets'))).sort();
    assert.equal(chunks.length, 4);
    assert.match(chunks[1]!, /^invoices-[\w-]{8}\.js$/);
    for (const chunk of chunks) {
      const imports = [...(await read(`assets/${chunk}`)).matchAll(/from\s*["']([^"']+)["']/g)].map(
        ([, source]) => source,
      );
      assert.deepEqual(imports, ['../portal.js']);
    }
  });

  it('puts every panel into the classic script, which is no module and leaves no global', async () => {
    const code = await read('portal.classic.js');
    assert.match(code, /an invoice panel/);
    assert.match(code, /a profile panel/);
    assert.doesNotMatch(code, /\bimport\s*\(|\bexport\b|^var \w/m);
    assert.match(code, /document\.currentScript/);
    assert.match(code, /\.tagName\s*===\s*["'`]SCRIPT["'`]/, 'an image of that name would choose the server');
    assert.doesNotMatch(code, /import\.meta/);
    new Script(code);
  });

  it('ships minified code without decorators, licence comments or source maps', async () => {
    const code = await read('portal.js');
    assert.doesNotMatch(code, /[{};]@[\w$]|A licence that nobody reads|sourceMappingURL/);
    assert.ok(code.split('\n').length < 20);
  });
});
