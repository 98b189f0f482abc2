import { rm } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'vite';

import { minifyTemplates } from './minify-templates.js';

export interface AdminBuild {
  /** The module that becomes `admin.js`. */
  entry: string;
  outDir: string;
  /** Writes `.map` files next to the scripts, which do not refer to them. */
  sourcemap?: boolean;
}

/** Builds `admin.js` with a chunk per area in `assets/admin/`, apart from the portal: its clients fetch none of it. */
export async function buildAdmin({ entry, outDir, sourcemap = false }: AdminBuild): Promise<void> {
  for (const stale of ['admin.js', 'admin.js.map', 'assets/admin']) {
    await rm(path.join(outDir, stale), { recursive: true, force: true });
  }
  await build({
    configFile: false,
    root: path.dirname(entry),
    publicDir: false,
    logLevel: 'warn',
    plugins: [minifyTemplates()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      outDir,
      emptyOutDir: false,
      reportCompressedSize: false,
      sourcemap: sourcemap && 'hidden',
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          comments: { legal: false, annotation: false },
          format: 'es',
          entryFileNames: 'admin.js',
          chunkFileNames: 'assets/admin/[name]-[hash].js',
        },
      },
    },
  });
}
