import { readFileSync, writeFileSync } from 'node:fs';

import { readFacts } from './checks/docs/source-facts.js';
import { toElementsPage } from './docs/elements-page.js';
import { readElements } from './docs/read-elements.js';
import { readEvents } from './docs/read-events.js';
import { readTokens } from './docs/read-tokens.js';
import { findFiles } from './find-files.js';
import { inRoot, isMain } from './workspace.js';

/** The page that is made from the sources. */
export const PAGE = inRoot('docs/elements.md');

/** Reads the sources that the documentation is about, by path. */
export function readSources(): Map<string, string> {
  const files = findFiles(['packages/*/src/**/*.ts']).filter((file) => !/\.test\.ts$|\/testing\//.test(file));
  return new Map(files.map((file) => [file, readFileSync(inRoot(file), 'utf8')]));
}

/** `docs/elements.md` as it should be now, and as it is. */
export async function makeElementsPage(sources = readSources()): Promise<{ made: string; written: string }> {
  const written = readFileSync(PAGE, 'utf8');
  const ours = new Map([...sources].filter(([file]) => file.startsWith('packages/elements/')));
  const elements = await readElements(ours, readFacts(sources).publicTags);
  const tokens = readTokens(sources.get('packages/kit/src/portal-tokens.ts') ?? '');
  return { made: toElementsPage(written, { elements, events: readEvents(ours.values()), tokens }), written };
}

if (isMain(import.meta.url)) {
  const { made, written } = await makeElementsPage();
  if (made !== written) writeFileSync(PAGE, made);
  console.log(made === written ? 'docs/elements.md is current.' : 'docs/elements.md is written anew.');
}
