import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';

import { build, type Plugin } from 'esbuild';
import type { TestRunnerPlugin } from '@web/test-runner';

import { findFiles } from '../find-files.js';
import { inRoot, root } from '../workspace.js';
import type { VendorImports } from './vendor-imports.js';

const CACHE = inRoot('node_modules/.cache/client-portal/vendor');

// libSQL's WASM client carries SQLite inside its own package and looks for it next to its script.
const WASM = inRoot(
  'packages/mocks/node_modules/@libsql/client-wasm/node_modules/@libsql/libsql-wasm-experimental/sqlite-wasm/jswasm',
);

// Bundled with the npm modules, so that a change of theirs asks for a new bundle.
const OURS = ['packages/{contract,server}/src/**/*.ts'];

/** Bundles npm modules once for the browser and points bare imports at them: a page then loads a dozen files, not hundreds. */
export function vendorPlugin(modules: VendorImports): TestRunnerPlugin {
  const key = createHash('sha256').update(readFileSync(inRoot('pnpm-lock.yaml')));
  for (const file of findFiles(OURS)) key.update(file).update(readFileSync(inRoot(file)));
  const out = path.join(
    CACHE,
    key
      .update([...modules.keys()].join('\n'))
      .digest('hex')
      .slice(0, 16),
  );
  return {
    name: 'vendor',
    async serverStart() {
      if (existsSync(out)) return;
      // Two runs may bundle at once: each renames a finished folder into place, and the second one is not needed.
      const unfinished = `${out}.${process.pid}`;
      await bundle(modules, unfinished);
      await rename(unfinished, out).catch(() => rm(unfinished, { recursive: true }));
      await removeOld();
    },
    resolveImport({ source }) {
      return modules.has(source) ? `/__vendor/${slug(source)}.js` : undefined;
    },
    async serve(context) {
      if (!context.path.startsWith('/__vendor/')) return undefined;
      const name = path.basename(context.path);
      if (name.endsWith('.wasm')) {
        context.body = await readFile(path.join(WASM, name));
        context.type = 'application/wasm';
        // A cached file keeps its compiled code too.
        context.set('cache-control', 'max-age=3600');
        return undefined;
      }
      return {
        body: await readFile(path.join(out, name), 'utf8'),
        type: 'js',
        headers: { 'cache-control': 'max-age=3600' },
      };
    },
  };
}

/** Bundles of yesterday's imports are of no use to any run that is under way. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const folder = path.join(CACHE, name);
    const { mtimeMs } = await stat(folder);
    if (mtimeMs < Date.now() - 24 * 3600 * 1000) await rm(folder, { recursive: true, force: true });
  }
}

const slug = (source: string) => source.replace(/[^a-z0-9]+/gi, '_');

async function bundle(modules: VendorImports, out: string): Promise<void> {
  await build({
    entryPoints: [...modules.keys()].map((source) => ({ in: `vendor:${source}`, out: slug(source) })),
    plugins: [entries(modules), builtins],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: out,
    absWorkingDir: root,
    conditions: ['browser', 'development'],
    target: 'es2022',
    logLevel: 'error',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
}

/** Resolves each module from a package that imports it, because the workspace's node_modules are strict. */
const entries = (modules: VendorImports): Plugin => ({
  name: 'entries',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^vendor:/ }, async ({ path: entry }) => {
      const source = entry.slice('vendor:'.length);
      for (const resolveDir of modules.get(source) ?? []) {
        const result = await resolve(source, { resolveDir, kind: 'import-statement' });
        if (result.errors.length === 0) return result;
      }
      return { path: source, namespace: 'stand-in' };
    });
    // Only the tests that import a missing module fail, and they say its name.
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path: source }) => ({
      contents: `throw new Error(${JSON.stringify(`Could not resolve ${source}`)});`,
    }));
  },
});

/** Stands in for Node's modules where a library imports one that it does not need in a browser. */
const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    const names = builtinModules.filter((name) => !name.startsWith('_')).join('|');
    onResolve({ filter: new RegExp(`^(node:.*|(${names}))$`) }, ({ path: name }) => ({
      path: name,
      namespace: 'builtin',
    }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, () => ({ contents: 'module.exports = {};' }));
  },
};
