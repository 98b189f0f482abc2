/** What the documentation may name, read from the source. */
export interface SourceFacts {
  /** Every element's tag. */
  tags: ReadonlySet<string>;
  /** The tags that a page may use by itself: they have to be documented. */
  publicTags: ReadonlySet<string>;
  events: ReadonlySet<string>;
  parts: ReadonlySet<string>;
  properties: ReadonlySet<string>;
  /** Paths of the API, with parameters as `{name}`. */
  paths: readonly string[];
  /** Words in quotes, among them the states that stand beside a part. */
  words: ReadonlySet<string>;
}

/** Reads the facts from files by path, as `packages/<name>/src/...`. */
export function readFacts(files: ReadonlyMap<string, string>): SourceFacts {
  const inside = (packages: string) => [...files].filter(([file]) => new RegExp(`^packages/(${packages})/`).test(file));
  const elements = inside('kit|elements|admin|react').map(([, code]) => code);
  const tagsIn = (sources: string[]) => all(sources.flatMap(docBlocks), /@tagname\s+([\w-]+)/g);
  const isInternal = (block: string) => /@internal\b/.test(block);
  const published = inside('elements|admin').flatMap(([, code]) =>
    docBlocks(code).filter((block) => !isInternal(block)),
  );
  return {
    tags: tagsIn(elements),
    publicTags: tagsIn(published),
    events: all(elements, /@event\s+(?:\{[^}]*\}\s+)?(portal-[\w-]+)/g),
    parts: all(elements, /@csspart\s+([\w-]+)/g),
    properties: all(elements, /(?<![\w-])(--portal-[\w-]+)/g),
    paths: [
      ...all(
        inside('contract|server').map(([, code]) => code),
        /['"`](\/api(?:\/[\w{}.:*-]+)*)['"`]/g,
      ),
    ],
    words: all(
      inside('contract|kit|elements|admin').map(([, code]) => code),
      /['"`]([\w-]+)['"`]/g,
    ),
  };
}

const docBlocks = (code: string): string[] => code.match(/\/\*\*[^]*?\*\//g) ?? [];

const all = (sources: readonly string[], pattern: RegExp): Set<string> =>
  new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1]!)));
