import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

import { EVENT_TYPES } from './event-types.js';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const DOCS = fileURLToPath(new URL('../../../../docs/events.md', import.meta.url));
const nouns = new Set(Object.keys(EVENT_TYPES).map((type) => type.split('.')[0]!));

/** Literals that look like types: every `type: 'x.y'`, and every other one that begins with a noun of ours and ends like a fact. */
function typesIn(text: string): string[] {
  const named = [...text.matchAll(/\btype: '([a-z]+\.[a-z_-]+)'/g)].map(([, type]) => type!);
  const others = [...text.matchAll(/'([a-z]+)\.([a-z_-]+(?:ed|joined|sent|paid|started|overdue|in|processing))'/g)];
  return [...named, ...others.filter(([, noun]) => nouns.has(noun!)).map(([, noun, verb]) => `${noun}.${verb}`)];
}

async function recorded(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of await readdir(SOURCE, { recursive: true })) {
    if (!name.endsWith('.ts') || /\.test\.ts$|testing\//.test(name)) continue;
    const text = await readFile(path.join(SOURCE, name), 'utf8');
    if (/recordEvent|note\w+\(/.test(text)) for (const type of typesIn(text)) found.set(type, name);
  }
  return found;
}

const NOT_EVENTS = new Set(['webauthn.get', 'webauthn.create']);

describe('the types of events', () => {
  it('are all listed with a sentence', async () => {
    const types = await recorded();
    assert.ok(types.size > 30);
    const missing = [...types].filter(([type]) => !Object.hasOwn(EVENT_TYPES, type) && !NOT_EVENTS.has(type));
    assert.deepEqual(missing, []);
  });

  it('are all documented, and no others', async () => {
    const text = (await readFile(DOCS, 'utf8')).split('## All types')[1]!;
    const documented = [...text.matchAll(/^\| `([\w.-]+)` \| (.+) \|$/gm)].map(([, type, sentence]) => [
      type,
      sentence,
    ]);
    assert.deepEqual(documented, Object.entries(EVENT_TYPES));
  });
});
