import { parseSync, type Plugin } from 'vite';

interface Quasi {
  start: number;
  end: number;
  tag: string;
}

/** Takes the indentation out of Lit's html, svg and css templates, which no minifier looks into. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform: {
      filter: { id: /\.ts$/, code: /\b(html|svg|css)`/ },
      handler: (code, id) => ({ code: minifyTemplatesIn(id, code), map: null }),
    },
  };
}

/** The module with its templates minified; text that a person sees keeps its single spaces. */
export function minifyTemplatesIn(file: string, code: string): string {
  const quasis = findQuasis(parseSync(file, code).program).sort((a, b) => b.start - a.start);
  return quasis.reduce((result, { start, end, tag }) => {
    const text = result.slice(start, end);
    return result.slice(0, start) + (tag === 'css' ? minifyCss(text) : minifyMarkup(text)) + result.slice(end);
  }, code);
}

function findQuasis(node: unknown): Quasi[] {
  if (Array.isArray(node)) return node.flatMap(findQuasis);
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(findQuasis);
  const { type, tag, quasi } = node as { type?: string; tag?: { name?: string }; quasi?: { quasis: Quasi[] } };
  if (type !== 'TaggedTemplateExpression' || !tag?.name || !quasi || !/^(html|svg|css)$/.test(tag.name)) return inner;
  return [...inner, ...quasi.quasis.map(({ start, end }) => ({ start, end, tag: tag.name! }))];
}

// One space stays where there was a line break: between inline elements it can be seen.
const minifyMarkup = (text: string): string =>
  /<(pre|textarea)\b/i.test(text) ? text : text.replace(/\s*\n\s*/g, ' ');

// The space after a property's colon stays: without it gzip finds fewer repetitions and the script grows.
const minifyCss = (text: string): string =>
  text.replace(
    /("[^"]*"|'[^']*')|(?:\s|\/\*[^]*?\*\/)*([{};])(?:\s|\/\*[^]*?\*\/)*|(?:\s|\/\*[^]*?\*\/)+/g,
    (_, string?: string, mark?: string) => string ?? mark ?? ' ',
  );
