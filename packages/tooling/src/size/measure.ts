import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { listImports } from '../checks/imports.js';
import { CEILINGS } from './ceilings.js';
import { type ImportGraph, readFirstViews } from './first-views.js';

/** One line of the table: bytes after gzip -9, and what they should be. */
export interface Size {
  name: string;
  bytes: number;
  budget: number;
  /** Where the budget is not met yet: the most that it may be meanwhile. */
  ceiling?: number | undefined;
  /** What of it is still to be fetched inside the whole portal, whose frame has the rest. */
  inside?: number | undefined;
}

/** In bytes; a kB is 1000 of them. */
export const BUDGETS = { portal: 20_000, panel: 10_000, all: 150_000, classic: 120_000 } as const;

/** Measures a folder that the build wrote. */
export function measure(folder: string, ceilings: Readonly<Record<string, number>> = CEILINGS): Size[] {
  const assets = path.join(folder, 'assets');
  const chunks = existsSync(assets)
    ? readdirSync(assets)
        .filter((file) => file.endsWith('.js'))
        .sort()
    : [];
  const files = ['portal.js', ...chunks.map((file) => `assets/${file}`)];
  const bytes = new Map(files.map((file) => [file, gzipped(folder, file)]));
  const sum = (of: Iterable<string>) => [...of].reduce((total, file) => total + (bytes.get(file) ?? 0), 0);
  const views = new Map(readFirstViews('portal.js', toGraph(folder, files)));
  const frame = [...views].find(([file]) => toStem(file) === 'portal-frame')?.[1] ?? new Set();
  const toSize = ([file, fetched]: [string, ReadonlySet<string>]): Size => {
    const inside = [...fetched].filter((one) => !frame.has(one));
    const isApart = inside.length === fetched.size || frame.has(file);
    return {
      name: file,
      bytes: sum(fetched),
      budget: BUDGETS.panel,
      ceiling: ceilings[toStem(file)],
      inside: isApart ? undefined : sum(inside),
    };
  };
  return [
    { name: 'portal.js', bytes: sum(['portal.js']), budget: BUDGETS.portal },
    ...[...views].map(toSize),
    { name: 'everything', bytes: sum(files), budget: BUDGETS.all },
    { name: 'portal.classic.js', bytes: gzipped(folder, 'portal.classic.js'), budget: BUDGETS.classic },
  ];
}

/** A file's name without its folder and its hash. */
const toStem = (file: string) => path.basename(file).replace(/-[\w-]{8}\.js$/, '');

const gzipped = (folder: string, file: string) =>
  gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).byteLength;

function toGraph(folder: string, files: readonly string[]): ImportGraph {
  return new Map(
    files.map((file) => [
      file,
      listImports(file, readFileSync(path.join(folder, file), 'utf8')).map(({ source, dynamic }) => ({
        file: path.posix.join(path.posix.dirname(file), source),
        dynamic,
      })),
    ]),
  );
}
