import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { build, type BuildOptions, type InlineConfig, type Plugin, type Rolldown } from 'vite';

import { listImports } from '../checks/imports.js';
import { minifyTemplates } from './minify-templates.js';

export interface PortalBuild {
  /** The module that becomes `portal.js`. */
  entry: string;
  outDir: string;
  /** Writes `.map` files next to the scripts, which do not refer to them. */
  sourcemap?: boolean;
}

/** Builds `portal.js` with a chunk per panel in `assets/`, and `portal.classic.js` with everything in one file. */
export async function buildPortal(options: PortalBuild): Promise<void> {
  for (const stale of ['portal.js', 'portal.js.map', 'portal.classic.js', 'portal.classic.js.map', 'assets']) {
    await rm(path.join(options.outDir, stale), { recursive: true, force: true });
  }
  await build(modules(options, await firstView(options)));
  await requireOneFile(path.join(options.outDir, 'portal.js'));
  await build(classic(options));
}

/** A second hop before the sign-in form costs a slow phone a third more time: it must not come back unseen. */
async function requireOneFile(file: string): Promise<void> {
  const waited = listImports(file, await readFile(file, 'utf8')).filter((one) => !one.dynamic);
  if (waited.length > 0) throw new Error(`portal.js waits for ${waited.map((one) => one.source).join(', ')}.`);
}

function modules(options: PortalBuild, first: ReadonlySet<string>): InlineConfig {
  return configure(options, options.entry, {
    rolldownOptions: {
      // Chunks import what they share with the entry from the entry itself, which exports it under short names.
      preserveEntrySignatures: 'allow-extension',
      output: {
        ...OUTPUT,
        format: 'es',
        entryFileNames: 'portal.js',
        chunkFileNames: 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'portal', test: (id) => first.has(id), priority: 1 },
            // One file for what most panels share: gzip does better on it than on many, and the second panel has it.
            { name: 'panels', test: (id) => !LOCALE.test(id), minShareCount: 3 },
            { name: 'icons', test: ICON, minShareCount: 2 },
          ],
        },
      },
    },
  });
}

/** For builders that take one URL and load it as a classic script: everything inside, nothing global. */
function classic(options: PortalBuild): InlineConfig {
  const { plugins, ...config } = configure(options, CLASSIC_ENTRY, {
    rolldownOptions: {
      transform: { define: { 'import.meta.url': 'portalUrl' } },
      output: {
        ...OUTPUT,
        format: 'iife',
        entryFileNames: 'portal.classic.js',
        codeSplitting: false,
        // Only while the script is first run does the document know where it came from. An image named
        // `currentScript`, in a comment on the page, must not answer in its place.
        intro:
          'const portalScript = document.currentScript, portalUrl = (portalScript?.tagName === "SCRIPT" && portalScript.src) || document.baseURI;',
      },
    },
  });
  return { ...config, plugins: [...plugins!, classicEntry(options.entry)] };
}

const ICON = /\/icons\/[^/]+$/;

// Nobody should fetch a language that they do not read.
const LOCALE = /\/locales\//;

const OUTPUT = { minify: true, comments: { legal: false, annotation: false } } as const;

function configure(
  { entry, outDir, sourcemap = false }: PortalBuild,
  input: string,
  options: BuildOptions,
): InlineConfig {
  return {
    configFile: false,
    root: path.dirname(entry),
    publicDir: false,
    logLevel: 'warn',
    plugins: [minifyTemplates()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      // As a library, or else Vite adds a preloader of its own to every dynamic import.
      lib: { entry: input, name: 'ClientPortal', formats: ['es'] },
      outDir,
      emptyOutDir: false,
      reportCompressedSize: false,
      sourcemap: sourcemap && 'hidden',
      ...options,
    },
  };
}

const CLASSIC_ENTRY = 'virtual:classic-entry';

/** Imports the portal and exports nothing, so that the script has no need of a global name. */
const classicEntry = (entry: string): Plugin => ({
  name: 'classic-entry',
  resolveId: (id) => (id.endsWith(CLASSIC_ENTRY) ? `\0${CLASSIC_ENTRY}` : undefined),
  load: (id) => (id === `\0${CLASSIC_ENTRY}` ? `import ${JSON.stringify(entry)};` : undefined),
});

/** The modules of which the entry really runs something; what it only passes on to panels is not among them. */
async function firstView(options: PortalBuild): Promise<Set<string>> {
  const { plugins, ...config } = configure(options, options.entry, { write: false });
  const results = await build({ ...config, plugins: [...plugins!, onDemandStaysOutside] });
  const [{ output }] = results as [Rolldown.RolldownOutput];
  const rendered = Object.entries(output[0].modules).filter(([, { renderedLength }]) => renderedLength > 0);
  return new Set([options.entry, ...rendered.map(([id]) => id)]);
}

const onDemandStaysOutside: Plugin = {
  name: 'on-demand-stays-outside',
  enforce: 'pre',
  resolveId: (id, _, { kind }) => (kind === 'dynamic-import' ? { id, external: true } : undefined),
};
