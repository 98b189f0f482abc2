import path from 'node:path';
import { parseArgs } from 'node:util';

import { buildAdmin } from './build/admin-build.js';
import { buildPortal } from './build/portal-build.js';
import { buildServer } from './build/server-build.js';
import { fingerprint, isFresh, writeStamp } from './build/stamp.js';
import { inRoot, isMain } from './workspace.js';

/** Where the scripts for pages are built. */
export const portalDir = inRoot('packages/elements/dist');

export interface BuildOptions {
  log: (line: string) => void;
  /** Builds even when nothing has changed. */
  force?: boolean;
  sourcemap?: boolean;
}

/** Builds the scripts for pages and the server; answers at once when nothing has changed since the last build. */
export async function build({ log, force = false, sourcemap = false }: BuildOptions): Promise<void> {
  const current = fingerprint();
  const stamp = path.join(portalDir, 'build.stamp');
  const built = [
    path.join(portalDir, 'portal.js'),
    path.join(portalDir, 'admin.js'),
    inRoot('packages/server/dist/client-portal.js'),
  ];
  if (!force && isFresh(stamp, current, built)) return log('Nothing has changed since the last build.');
  const started = performance.now();
  await buildPortal({ entry: inRoot('packages/elements/src/portal.ts'), outDir: portalDir, sourcemap });
  await buildAdmin({ entry: inRoot('packages/admin/src/admin.ts'), outDir: portalDir, sourcemap });
  await buildServer(portalDir);
  writeStamp(stamp, current);
  log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: { force: { type: 'boolean', default: false }, sourcemap: { type: 'boolean', default: false } },
  });
  // A build with source maps is asked for by hand: it never counts as the same build.
  await build({ log: console.log, force: values.force || values.sourcemap, sourcemap: values.sourcemap });
}
