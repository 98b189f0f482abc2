/** Each file with what it imports. */
export type ImportGraph = ReadonlyMap<string, readonly { file: string; dynamic: boolean }[]>;

type Files = ReadonlySet<string>;

/**
 * Each file that is loaded on demand, with all that it waits for and nobody who asks for it has yet:
 * a dialog does not pay for the panel that opens it.
 */
export function readFirstViews(entry: string, graph: ImportGraph): [file: string, fetched: Files][] {
  const present = findPresent(entry, graph);
  const onDemand = [...graph.keys()].filter((file) => importersOf(file, graph, true).length > 0).sort();
  return onDemand.map((file) => {
    const there = intersect(importersOf(file, graph, true).map((importer) => present.get(importer)!));
    return [file, new Set([...closure(file, graph)].filter((one) => one !== entry && !there.has(one)))];
  });
}

/** What is on the page for certain by the time a file has run. */
function findPresent(entry: string, graph: ImportGraph): Map<string, Files> {
  const all = new Set(graph.keys());
  const present = new Map<string, Files>([...all].map((file) => [file, all]));
  present.set(entry, closure(entry, graph));
  for (let changed = true; changed; ) {
    changed = false;
    for (const file of all) {
      if (file === entry) continue;
      const before = intersect(importersOf(file, graph).map((importer) => present.get(importer)!));
      const now = new Set([...before, ...closure(file, graph)]);
      changed ||= now.size !== present.get(file)!.size;
      present.set(file, now);
    }
  }
  return present;
}

const importersOf = (file: string, graph: ImportGraph, onDemand?: boolean): string[] =>
  [...graph].flatMap(([importer, edges]) =>
    edges.some((edge) => edge.file === file && (onDemand === undefined || edge.dynamic === onDemand)) ? importer : [],
  );

const intersect = ([first = new Set(), ...rest]: readonly Files[]): Files =>
  new Set([...first].filter((file) => rest.every((other) => other.has(file))));

function closure(file: string, graph: ImportGraph, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const edge of graph.get(file) ?? []) if (!edge.dynamic) closure(edge.file, graph, seen);
  return seen;
}
