import { COLUMN_NAMES } from './column-names.js';

/** A heading without what differs between files: case, accents, spaces, punctuation. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const TARGET_BY_NAME = new Map(
  Object.entries(COLUMN_NAMES).flatMap(([target, names]) =>
    names.split(' ').map((name) => [plainName(name), target] as const),
  ),
);

export const isKnownName = (name: string): boolean => TARGET_BY_NAME.has(plainName(name));

const ADDRESS = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/;

const looksLikeAddresses = (samples: string[]): boolean => {
  const filled = samples.filter((sample) => sample.trim() !== '');
  return filled.length > 0 && filled.filter((sample) => ADDRESS.test(sample)).length > filled.length / 2;
};

/** The name of one of the business's own fields, from a heading. */
export const toFieldName = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 60);

/**
 * What each column is, by its heading, else by what stands in it. The first column of a kind takes it, but every part
 * of a postal address is one of its lines. Any other becomes a field of the business's own.
 */
export function guessTargets(names: string[], samples: string[][]): string[] {
  const taken = new Set<string>();
  const guessed = names.map((name) => {
    const target = TARGET_BY_NAME.get(plainName(name));
    if (!target || (taken.has(target) && target !== 'address')) return undefined;
    taken.add(target);
    return target;
  });
  if (!taken.has('email')) {
    const column = samples.findIndex(looksLikeAddresses);
    if (column >= 0) guessed[column] = 'email';
  }
  return complete(names, withoutSum(guessed));
}

/** A full name beside a first and a last one is their sum; beside a first one alone it is the last name. */
function withoutSum(targets: (string | undefined)[]): (string | undefined)[] {
  const [hasFirst, hasLast] = [targets.includes('firstName'), targets.includes('lastName')];
  if (!hasFirst && !hasLast) return targets;
  return targets.map((target) => (target !== 'name' ? target : hasFirst && !hasLast ? 'lastName' : 'ignore'));
}

function complete(names: string[], targets: (string | undefined)[]): string[] {
  const used = new Set<string>();
  return targets.map((target, index) => {
    if (target) return target;
    const field = toFieldName(names[index] ?? '');
    if (!field || used.has(field)) return 'ignore';
    used.add(field);
    return `field:${field}`;
  });
}
