/** What the documentation says of one public element. */
export interface ElementDoc {
  tag: string;
  summary: string;
  attributes: Entry[];
  /** Those that no attribute sets. */
  fields: Entry[];
  methods: Entry[];
  slots: Entry[];
  events: Entry[];
  parts: Entry[];
  properties: Entry[];
  states: Entry[];
}

export interface Entry {
  name: string;
  description: string;
  /** As written in the source, without quotes. */
  initial?: string | undefined;
}

interface Named {
  name: string;
  description?: string;
  default?: string;
  kind?: string;
  privacy?: string;
  static?: boolean;
  readonly?: boolean;
  /** Of a field: the attribute that sets it. Of an attribute: the field. */
  attribute?: string;
  fieldName?: string;
}

interface Declaration {
  tagName?: string;
  summary?: string;
  attributes?: Named[];
  members?: Named[];
  slots?: Named[];
  events?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  cssStates?: Named[];
}

interface Analyzer {
  create(options: { modules: unknown[]; plugins: unknown[] }): { modules: { declarations: Declaration[] }[] };
  ts: { createSourceFile(name: string, text: string, target: number, parents: boolean): unknown };
}

// The package's types describe its plugins only.
const ANALYZER: string = '@custom-elements-manifest/analyzer';
const LIT_PLUGIN: string = `${ANALYZER}/src/features/framework-plugins/lit/lit.js`;
const ES2022 = 9;

/** Reads the elements with these tags out of their sources: the whole portal first, then sign-in, then by name. */
export async function readElements(
  files: ReadonlyMap<string, string>,
  tags: ReadonlySet<string>,
): Promise<ElementDoc[]> {
  const { create, ts } = (await import(ANALYZER)) as Analyzer;
  const { litPlugin } = (await import(LIT_PLUGIN)) as { litPlugin(): unknown[] };
  const sources = [...files].filter(([, code]) => code.includes('@tagname'));
  const modules = sources.map(([file, code]) => ts.createSourceFile(file, code, ES2022, true));
  const found = create({ modules, plugins: litPlugin() }).modules.flatMap(({ declarations }) => declarations);
  const inOrder = [...tags].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  return inOrder.flatMap((tag) => found.filter(({ tagName }) => tagName === tag).map(toElementDoc));
}

const FIRST = ['client-portal', 'portal-sign-in'];
const placeOf = (tag: string) => (FIRST.includes(tag) ? FIRST.indexOf(tag) : FIRST.length);

function toElementDoc(of: Declaration): ElementDoc {
  const members =
    of.members?.filter(({ privacy = 'public', static: isStatic }) => privacy === 'public' && !isStatic) ?? [];
  const withAttribute = new Set(of.attributes?.map(({ fieldName }) => fieldName));
  const isField = ({ kind, name, attribute, readonly }: Named) =>
    kind === 'field' && !readonly && !attribute && !withAttribute.has(name);
  return {
    tag: of.tagName ?? '',
    summary: of.summary ?? '',
    attributes: toEntries(of.attributes),
    fields: toEntries(members.filter(isField)),
    methods: toEntries(members.filter(({ kind }) => kind === 'method')),
    slots: toEntries(of.slots),
    events: toEntries(of.events),
    parts: toEntries(of.cssParts),
    properties: toEntries(of.cssProperties),
    states: toEntries(of.cssStates),
  };
}

/** What has no sentence is not for the public. */
const toEntries = (list: readonly Named[] = []): Entry[] =>
  list.flatMap(({ name, description, default: initial }) =>
    description ? [{ name, description: oneLine(description), initial: unquoted(initial) }] : [],
  );

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ');
const unquoted = (text: string | undefined) => text?.replace(/^'(.*)'$/, '$1') || undefined;
