/** An event class of the elements, as a page meets it. */
export interface EventDoc {
  name: string;
  className: string;
  description: string;
  cancelable: boolean;
  /** The names of what `detail` holds, with their types where the source names them. */
  fields: string[];
}

const CLASS = /\/\*\*\s*([^]*?)\s*\*\/\s*export class (\w+Event) extends Event \{([^]*?)\n\}/g;

/** Reads the event classes, which stand in files of their own, sorted by name. */
export function readEvents(files: Iterable<string>): EventDoc[] {
  const classes = [...files].flatMap((code) => [...code.matchAll(CLASS)]);
  return classes
    .map(([, description = '', className = '', body = '']) => ({
      name: /super\(\s*'([\w-]+)'/.exec(body)?.[1] ?? '',
      className,
      description: description.replace(/\s*\n\s*\*\s*/g, ' '),
      cancelable: /cancelable: true/.test(body),
      fields: [...body.matchAll(/^ {2}readonly (\w+):/gm)].map((match) => match[1]!),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
