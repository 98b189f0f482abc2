import type { Command } from '../core/commands.js';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The commands in which every word of the text begins a word, those whose label begins with it first. */
export function filterCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return commands;
  const matches = commands.filter(({ label, keywords = '', detail = '' }) => {
    const words = fold(`${label} ${detail} ${keywords}`).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  return sortCommands(matches, text);
}

/** Those whose label begins with the text first: with a name, the client comes before what the client has. */
export function sortCommands(commands: readonly Command[], text: string): readonly Command[] {
  const [first = ''] = fold(text).split(/\s+/).filter(Boolean);
  const rank = ({ label }: Command) => (fold(label).startsWith(first) ? 0 : 1);
  return [...commands].sort((a, b) => rank(a) - rank(b));
}
