import type { ImportEncoding } from '@client-portal/contract/admin';

import { CsvScanner, type CsvRecord } from './csv-scanner.js';
import { MAX_COLUMNS, MAX_RECORD } from './limits.js';

export interface Format {
  encoding: ImportEncoding;
  delimiter: Delimiter;
  /** Whether the first row names the columns. */
  header: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE = 30;

/** The first records of a text that may break off anywhere. */
export function readSample(text: string, delimiter: Delimiter, isWhole: boolean, count = SAMPLE): CsvRecord[] {
  const scanner = new CsvScanner(delimiter, { record: MAX_RECORD, columns: MAX_COLUMNS });
  const records = [...scanner.push(text), ...(isWhole ? scanner.end() : [])];
  return records.filter(isFilled).slice(0, count);
}

export const isFilled = ({ cells, problem }: CsvRecord): boolean =>
  problem !== undefined || cells.some((cell) => cell !== '');

/** Rows that are as wide as the first one count; the wider the better, and broken ones count against it. */
function score(records: CsvRecord[]): number {
  const width = records[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const same = records.filter(({ cells, problem }) => !problem && cells.length === width).length;
  return (same / records.length) * 100 + Math.min(width, 20);
}

export function guessDelimiter(text: string, isWhole: boolean): Delimiter {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, points: score(readSample(text, delimiter, isWhole)) }));
  return scored.reduce((best, each) => (each.points > best.points ? each : best)).delimiter;
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NUMBER = /^[\d\s.,+()/-]+$/;

/** A first row of distinct words, where no cell is an address or a number, names the columns. */
export function guessHeader(records: { cells: string[] }[], isKnown: (name: string) => boolean): boolean {
  const first = records[0]?.cells.map((cell) => cell.trim()) ?? [];
  if (first.some((cell) => ADDRESS.test(cell))) return false;
  if (first.some(isKnown)) return true;
  const named = first.filter((cell) => cell !== '');
  const isDistinct = new Set(named.map((cell) => cell.toLowerCase())).size === named.length;
  return named.length > 0 && isDistinct && !named.some((cell) => NUMBER.test(cell)) && records.length > 1;
}
