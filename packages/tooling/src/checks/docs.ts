import { readFileSync } from 'node:fs';

import { makeElementsPage, readSources } from '../docs.js';
import { findFiles } from '../find-files.js';
import { inRoot, isMain, root } from '../workspace.js';
import { checkLinks } from './docs/check-links.js';
import { checkNames } from './docs/check-names.js';
import { readFacts, type SourceFacts } from './docs/source-facts.js';

const REFERENCE = 'docs/elements.md';

/** The public elements that the reference leaves out; it names a documented one as `<tag>` or in backticks. */
export function checkReference(reference: string, { publicTags }: SourceFacts): string[] {
  const isNamed = (tag: string) => new RegExp(`[<\`]${tag}[\\s>\`]`).test(reference);
  return [...publicTags].filter((tag) => !isNamed(tag)).map((tag) => `${REFERENCE}: <${tag}> is not documented`);
}

async function checkPages(): Promise<{ pages: number; problems: string[] }> {
  const read = (file: string) => readFileSync(inRoot(file), 'utf8');
  const sources = readSources();
  const facts = readFacts(sources);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const pages = ['README.md', ...findFiles(['docs/**/*.md', '{packages,examples}/*/README.md'])];
  const problems = pages.flatMap((page) => {
    const text = read(page);
    const found = [...checkLinks(page, text, root), ...checkNames(text, facts, new Set(Object.keys(scripts)))];
    return found.map((problem) => `${page}: ${problem}`);
  });
  const { made, written } = await makeElementsPage(sources);
  const old = made === written ? [] : [`${REFERENCE}: older than the source; write it anew with: npm run docs`];
  return { pages: pages.length, problems: [...problems, ...checkReference(written, facts), ...old] };
}

if (isMain(import.meta.url)) {
  const { pages, problems } = await checkPages();
  for (const problem of problems) console.log(problem);
  console.log(`${pages} pages, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
