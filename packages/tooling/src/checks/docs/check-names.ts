import type { SourceFacts } from './source-facts.js';

const NPM_COMMANDS = new Set([
  'install',
  'i',
  'ci',
  'add',
  'init',
  'create',
  'exec',
  'pack',
  'publish',
  'audit',
  'update',
  'view',
  'dlx',
  'uninstall',
]);

// With nothing before it, or with one of the hosts that the documentation's examples use.
const OUR_PATH = /(?:portal\.example\.com|localhost:\d+|127\.0\.0\.1:\d+|(?<![\w.:-]))(\/api\/[\w{}.:<>/-]*[\w}>])/g;

/** What a page of the documentation names that is not in the source. */
export function checkNames(text: string, facts: SourceFacts, scripts: ReadonlySet<string>): string[] {
  return [
    ...each(text, /<\/?(portal-[\w-]+)|(?<![\w-])(portal-[\w-]+)(?=::part)/g)
      .filter((tag) => !facts.tags.has(tag))
      .map((tag) => `no element <${tag}>`),
    ...each(text, /`(portal-[a-z][\w-]*)`/g)
      .filter((name) => !facts.tags.has(name) && !facts.events.has(name))
      .map((name) => `no element or event ${name}`),
    ...each(text, /addEventListener\(\s*['"](portal-[\w-]+)/g)
      .filter((name) => !facts.events.has(name))
      .map((name) => `no event ${name}`),
    ...each(text, /::part\(([^)]*)\)/g).flatMap((names) => checkParts(names, facts)),
    ...each(text, /(?<![\w-])(--portal-[\w-]*\w)(?!-?\*)/g)
      .filter((name) => !facts.properties.has(name))
      .map((name) => `no custom property ${name}`),
    ...each(text, OUR_PATH)
      .filter((path) => !facts.paths.some((known) => matches(known, path)))
      .map((path) => `no path ${path}`),
    ...checkCommands(text, scripts),
  ];
}

const each = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap((match) => match.slice(1).filter((group) => group !== undefined))),
];

// The first name is the part; others beside it are states that the element adds, such as `invoice paid`.
function checkParts(names: string, { parts, words }: SourceFacts): string[] {
  const [part = '', ...states] = names.trim().split(/\s+/);
  return [
    ...(parts.has(part) ? [] : [`no part ${part}`]),
    ...states
      .filter((state) => !parts.has(state) && !words.has(state))
      .map((state) => `no state ${state} of the part ${part}`),
  ];
}

/** Whether a path as written, such as `/api/invoices/inv_1`, is an instance of one with parameters. */
function matches(known: string, path: string): boolean {
  const source = known.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}|:\w+/g, '[^/]+');
  return new RegExp(`^${source}$`).test(path);
}

function checkCommands(text: string, scripts: ReadonlySet<string>): string[] {
  const named = [
    ...each(text, /(?:^|[`$&|] ?|\s)p?npm run ([\w:-]+)/gm),
    ...each(text, /(?:^|[`$&|] ?)p?npm (?!run\b)([a-z][\w:-]*)/gm).filter((command) => !NPM_COMMANDS.has(command)),
  ];
  return named.filter((script) => !scripts.has(script)).map((script) => `no script \`npm run ${script}\``);
}
