import type { ElementDoc, Entry } from './read-elements.js';
import type { EventDoc } from './read-events.js';

const MARK = '<!-- Made from the source by `npm run docs`. Change the JSDoc there, not the text below. -->';

export interface Reference {
  elements: readonly ElementDoc[];
  events: readonly EventDoc[];
  tokens: readonly Entry[];
}

/** The page with everything below its mark made anew; what stands above it is written by hand. */
export function toElementsPage(page: string, { elements, events, tokens }: Reference): string {
  const [byHand, below] = page.split(MARK);
  if (byHand === undefined || below === undefined) throw new Error(`The page has to hold this line: ${MARK}`);
  const theme = `## Custom properties\n\n${toTable('Custom property', tokens, code)}`;
  return `${byHand}${MARK}\n\n${[...elements.map(toSection), toEventSection(events), theme].join('\n')}`;
}

const code = (text: string): string => `\`${text}\``;

function toSection(of: ElementDoc): string {
  const tables = [
    toTable('Attribute', of.attributes, code),
    toTable('Property', of.fields, code),
    toTable('Method', of.methods, (name) => code(`${name}()`)),
    toTable('Slot', of.slots, (name) => (name ? code(name) : 'the default one')),
    toTable('Event', of.events, (name) => `[${code(name)}](#events)`),
    toTable('Part', of.parts, (name) => code(`::part(${name})`)),
    toTable('Custom property', of.properties, code),
    toTable('State', of.states, (name) => code(`:state(${name})`)),
  ];
  return [`## \`<${of.tag}>\`\n\n${of.summary}\n`, ...tables.filter(Boolean)].join('\n');
}

/** Empty when there is nothing to list; with a column of defaults when any has one. */
function toTable(title: string, entries: readonly Entry[], toName: (name: string) => string): string {
  if (entries.length === 0) return '';
  const hasDefaults = entries.some(({ initial }) => initial);
  const rows = entries.map(({ name, description, initial }) => [
    toName(name),
    description,
    ...(hasDefaults ? [initial ? code(initial) : ''] : []),
  ]);
  return toRows([[title, 'What it is', ...(hasDefaults ? ['Default'] : [])], ...rows]);
}

function toEventSection(events: readonly EventDoc[]): string {
  const rows = events.map(({ name, className, description, cancelable, fields }) => [
    code(name),
    description,
    cancelable ? 'yes' : '',
    [className, ...fields.map((field) => `event.${field}`)].map(code).join(', '),
  ]);
  return `## Events\n\n${toRows([['Event', 'When', 'Can be prevented', 'Class and fields'], ...rows])}`;
}

function toRows([head = [], ...rows]: string[][]): string {
  const toLine = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(toLine).join('');
}
