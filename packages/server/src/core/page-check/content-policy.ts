/** One content security policy: the sources of each directive, in lower case where that does not matter. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Policies of a header, which may hold several, or of a `<meta>`. */
export const readPolicies = (text: string): Policy[] =>
  text
    .split(',')
    .map((each) => readPolicy(each))
    .filter((policy) => policy.size > 0);

function readPolicy(text: string): Policy {
  const policy = new Map<string, string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    // The first of two directives of one name counts.
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** The directive that governs, of several in the order of their precedence; undefined when nothing is forbidden. */
export function governing(
  policy: Policy,
  names: readonly string[],
): { name: string; sources: readonly string[] } | undefined {
  const name = names.find((each) => policy.has(each));
  return name === undefined ? undefined : { name, sources: policy.get(name)! };
}

const HOST = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[^\s:/*]+)(?::(\d+|\*))?(\/\S*)?$/i;
const PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

function matchesHost(source: string, url: URL, page: URL): boolean {
  const [, scheme, host = '', port, path] = HOST.exec(source) ?? [];
  if (!host) return false;
  const wanted = scheme ? `${scheme.toLowerCase()}:` : page.protocol;
  if (url.protocol !== wanted && !(wanted === 'http:' && url.protocol === 'https:')) return false;
  const name = host.toLowerCase();
  const isHost = name === '*' || (name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name);
  const actual = url.port || PORTS[url.protocol];
  const isPort = port === '*' || (port ? port === actual : actual === PORTS[url.protocol]);
  const isPath = !path || path === '/' || (path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path);
  return isHost && isPort && isPath;
}

/** Whether a list of sources lets an address through. */
export function allows(sources: readonly string[], url: URL, page: URL): boolean {
  return sources.some((source) => {
    const word = source.toLowerCase();
    if (word === "'self'") return url.origin === page.origin;
    if (word === '*') return /^(https?|wss?):$/.test(url.protocol) || url.protocol === page.protocol;
    if (/^[a-z][a-z\d+.-]*:$/.test(word))
      return url.protocol === word || (word === 'http:' && url.protocol === 'https:');
    return !word.startsWith("'") && matchesHost(source, url, page);
  });
}

/** The directive with one source more, to copy. */
export const withSource = (name: string, sources: readonly string[], source: string): string =>
  [name, ...sources.filter((each) => each.toLowerCase() !== "'none'"), source].join(' ');
