import { chmod, cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { build, type Plugin } from 'esbuild';

import { inRoot } from '../workspace.js';

/** Builds the command line and the database's worker into `packages/server/dist`, beside a copy of the scripts that they serve. */
export async function buildServer(portalDir: string): Promise<void> {
  const outDir = inRoot('packages/server/dist');
  await removeScripts(outDir);
  await build({
    entryPoints: {
      'client-portal': inRoot('packages/server/src/node/cli/main.ts'),
      'file-worker': inRoot('packages/server/src/node/db/file-worker.js'),
    },
    plugins: [npmPackagesStayOutside],
    outdir: outDir,
    bundle: true,
    // So that what is imported on demand is also loaded on demand.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    legalComments: 'none',
  });
  await chmod(path.join(outDir, 'client-portal.js'), 0o755);
  await copyPortal(portalDir, path.join(outDir, 'public'));
}

async function removeScripts(dir: string): Promise<void> {
  const files = await readdir(dir).catch(() => []);
  for (const file of files) if (file.endsWith('.js')) await rm(path.join(dir, file));
}

const npmPackagesStayOutside: Plugin = {
  name: 'npm-packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: source, kind }) =>
      kind === 'entry-point' || source.startsWith('@client-portal/') ? undefined : { path: source, external: true },
    );
  },
};

async function copyPortal(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  const isServed = (file: string) => !path.relative(from, file).startsWith('types') && !/(\.map|\.stamp)$/.test(file);
  await cp(from, to, { recursive: true, filter: isServed });
}
