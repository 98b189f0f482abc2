import { readdirSync } from 'node:fs';
import path from 'node:path';

import { root } from './workspace.js';

const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);

/** Files below the repository that match one of the globs (`**`, `*`, `{a,b}`); paths relative to it, sorted, with `/`. */
export function findFiles(globs: readonly string[], base = root): string[] {
  const patterns = globs.map(toPattern);
  const folders = new Set(globs.map((glob) => glob.split(/[*{]/)[0]!.replace(/[^/]*$/, '')));
  const files = [...folders].flatMap((folder) => walk(base, folder.replace(/\/$/, '')));
  return [...new Set(files)].filter((file) => patterns.some((pattern) => pattern.test(file))).sort();
}

function walk(base: string, folder: string): string[] {
  return entries(path.join(base, folder)).flatMap((entry) => {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (!entry.isDirectory()) return [file];
    return SKIPPED.has(entry.name) || entry.name.startsWith('.') ? [] : walk(base, file);
  });
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function toPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*\*|\*/g, (star) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[star]!);
  return new RegExp(`^${source}$`);
}
