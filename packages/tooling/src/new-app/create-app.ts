import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { findFiles } from '../find-files.js';
import { inRoot, root as workspace } from '../workspace.js';
import { toAppNames, type AppNames } from './app-names.js';
import { register, REGISTRIES } from './registries.js';

const TEMPLATE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'template');

/** Writes an app's folder into each package and its line into each registry. Resolves to the files, all or none. */
export function createApp(id: string, root = workspace): string[] {
  const names = toAppNames(id);
  const files = new Map([...newFiles(names), ...registryFiles(names, root)]);
  for (const folder of readdirSync(TEMPLATE).map((name) => `packages/${name}/src/apps/${id}`)) {
    if (existsSync(path.join(root, folder))) throw new Error(`${folder} is there already.`);
  }
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  format([...files.keys()].map((file) => path.join(root, file)));
  return [...files.keys()];
}

function newFiles(names: AppNames): [file: string, text: string][] {
  return readdirSync(TEMPLATE).flatMap((name) =>
    findFiles(['**/*.txt'], path.join(TEMPLATE, name)).map((file): [string, string] => [
      `packages/${name}/src/apps/${names.app}/${fill(file, names).replace(/\.txt$/, '')}`,
      fill(readFileSync(path.join(TEMPLATE, name, file), 'utf8'), names),
    ]),
  );
}

function registryFiles(names: AppNames, root: string): [file: string, text: string][] {
  const prefixes = readFileSync(path.join(root, 'packages/server/src/core/ids.ts'), 'utf8');
  if (prefixes.includes(`'${names.prefix}'`))
    throw new Error(`Ids that begin with "${names.prefix}" are taken: choose another noun.`);
  return REGISTRIES.map((file) => [file, register(file, readFileSync(path.join(root, file), 'utf8'), names)]);
}

const fill = (text: string, names: AppNames): string =>
  text.replace(/__(app|one|One|Many|prefix)__/g, (_, key: keyof AppNames) => names[key]);

function format(files: readonly string[]): void {
  const biome = inRoot('node_modules/@biomejs/biome/bin/biome');
  const config = inRoot('packages/tooling/biome-format.json');
  spawnSync(process.execPath, [biome, 'format', '--write', '--config-path', config, ...files], { cwd: workspace });
}
