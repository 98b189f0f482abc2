import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

import { listImports } from '../checks/imports.js';
import { findFiles } from '../find-files.js';
import { inRoot } from '../workspace.js';

const BROWSER_CODE = ['packages/{contract,client,kit,elements,admin,mocks}/src/**/*.ts'];
const NODE_CODE = /^packages\/(contract|client)\/src\/.*\.test\.ts$/;

/** npm modules by name, each with the folders of the files that import it. */
export type VendorImports = ReadonlyMap<string, ReadonlySet<string>>;

/** The npm modules that code in the browser imports. */
export function vendorImports(): VendorImports {
  const found = new Map<string, Set<string>>();
  for (const file of findFiles(BROWSER_CODE)) {
    if (NODE_CODE.test(file)) continue;
    for (const { source, typeOnly } of listImports(file, readFileSync(inRoot(file), 'utf8'))) {
      if (typeOnly || !isPackage(source)) continue;
      found.set(source, (found.get(source) ?? new Set()).add(path.dirname(inRoot(file))));
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The server counts as one: the mocks run it in the page, where a hundred files of it would load for seconds. */
function isPackage(source: string): boolean {
  if (source.startsWith('@client-portal/server')) return true;
  return !source.startsWith('.') && !source.startsWith('@client-portal/') && !isBuiltin(source);
}
