/** A stretch of text that is drawn in one direction. */
export interface Run {
  text: string;
  rightToLeft: boolean;
}

type Kind = 'left' | 'right' | 'number' | 'neutral';

const RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MIRRORED: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

const kindOf = (char: string): Kind => {
  if (/\p{Nd}/u.test(char)) return 'number';
  if (RIGHT.test(char)) return 'right';
  return /\p{L}/u.test(char) ? 'left' : 'neutral';
};

/** Marks belong to the letter they stand on, separators between digits to the number. */
function kindsOf(chars: string[]): Kind[] {
  const kinds: Kind[] = [];
  for (const [index, char] of chars.entries()) {
    const before = kinds[index - 1];
    const isMark = /\p{M}/u.test(char) && before !== undefined;
    const isSeparator = /[.,:/-]/.test(char) && before === 'number' && kindOf(chars[index + 1] ?? ' ') === 'number';
    kinds.push(isMark || isSeparator ? before : kindOf(char));
  }
  return kinds;
}

/** The direction of each stretch of neutrals: that of both neighbours when they agree, else the line's. */
function levelsOf(kinds: Kind[], base: 0 | 1): number[] {
  const strong = (kind: Kind, before: number) =>
    kind === 'right' ? 1 : kind === 'left' ? (base === 0 ? 0 : 2) : before;
  const letters = base === 0 ? 0 : 2;
  let direction: number = base;
  const levels = kinds.map((kind) => {
    if (kind === 'neutral') return -1;
    direction = strong(kind, direction);
    return kind === 'number' ? (direction === 1 ? 2 : letters) : direction;
  });
  const side = (level: number | undefined) =>
    level === undefined ? base : level % 2 === 1 || (base === 0 && level === 2) ? 1 : letters;
  return levels.map((level, index) => {
    if (level !== -1) return level;
    const before = levels.slice(0, index).findLast((each) => each !== -1);
    const after = levels.slice(index).find((each) => each !== -1);
    return side(before) === side(after) && before !== undefined && after !== undefined ? side(before) : base;
  });
}

/** Reverses every stretch at or above each odd level, as the Unicode algorithm's last rule does. */
function reorder(runs: (Run & { level: number })[]): Run[] {
  const order = [...runs];
  for (let level = Math.max(...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      if (order[start]!.level < level) continue;
      let end = start;
      while (end < order.length && order[end]!.level >= level) end += 1;
      order.splice(start, end - start, ...order.slice(start, end).toReversed());
      start = end;
    }
  }
  return order.map(({ text, rightToLeft }) => ({ text, rightToLeft }));
}

/** One line's text as runs from left to right. Simpler than the whole Unicode algorithm: no explicit embeddings. */
export function visualRuns(line: string): Run[] {
  if (!RIGHT.test(line)) return line ? [{ text: line, rightToLeft: false }] : [];
  const chars = [...line];
  const kinds = kindsOf(chars);
  const first = kinds.find((kind) => kind === 'right' || kind === 'left');
  const levels = levelsOf(kinds, first === 'right' ? 1 : 0);
  const runs: (Run & { level: number })[] = [];
  for (const [index, char] of chars.entries()) {
    const level = levels[index]!;
    const rightToLeft = level % 2 === 1;
    const shown = rightToLeft ? (MIRRORED[char] ?? char) : char;
    const last = runs.at(-1);
    if (last?.level === level) last.text += shown;
    else runs.push({ text: shown, rightToLeft, level });
  }
  return reorder(runs);
}
