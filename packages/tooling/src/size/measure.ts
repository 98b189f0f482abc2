import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { listImports } from '../checks/imports.js';

/** One line of the table: bytes after gzip -9, and the most that they may be. */
export interface Size {
  name: string;
  bytes: number;
  budget: number;
}

/** In bytes; a kB is 1000 of them. */
export const BUDGETS = { portal: 20_000, panel: 10_000, all: 150_000, classic: 120_000 } as const;

/** Measures a folder that the build wrote. */
export function measure(folder: string): Size[] {
  const assets = path.join(folder, 'assets');
  const chunks = existsSync(assets)
    ? readdirSync(assets)
        .filter((file) => file.endsWith('.js'))
        .sort()
    : [];
  const bytes = new Map(
    ['portal.js', ...chunks.map((file) => `assets/${file}`)].map((file) => [file, gzipped(folder, file)]),
  );
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + (bytes.get(file) ?? 0), 0);
  return [
    { name: 'portal.js', bytes: sum(['portal.js']), budget: BUDGETS.portal },
    ...firstViews(folder, [...bytes.keys()]).map(([file, files]) => ({
      name: file,
      bytes: sum(files),
      budget: BUDGETS.panel,
    })),
    { name: 'everything', bytes: sum(bytes.keys()), budget: BUDGETS.all },
    { name: 'portal.classic.js', bytes: gzipped(folder, 'portal.classic.js'), budget: BUDGETS.classic },
  ];
}

const gzipped = (folder: string, file: string) =>
  gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).byteLength;

/** Each chunk that is loaded on demand, with all the files that it waits for on top of `portal.js`. */
function firstViews(folder: string, files: readonly string[]): [file: string, files: Set<string>][] {
  const imports = new Map(files.map((file) => [file, importsOf(folder, file)]));
  const onDemand = new Set(
    [...imports.values()].flatMap((list) => list.filter((one) => one.dynamic).map((one) => one.file)),
  );
  return [...onDemand].sort().map((file) => [file, closure(file, imports)]);
}

interface Edge {
  file: string;
  dynamic: boolean;
}

function importsOf(folder: string, file: string): Edge[] {
  const code = readFileSync(path.join(folder, file), 'utf8');
  return listImports(file, code).map(({ source, dynamic }) => ({
    file: path.posix.join(path.posix.dirname(file), source),
    dynamic,
  }));
}

function closure(file: string, imports: ReadonlyMap<string, readonly Edge[]>, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file === 'portal.js') return seen;
  seen.add(file);
  for (const edge of imports.get(file) ?? []) if (!edge.dynamic) closure(edge.file, imports, seen);
  return seen;
}
