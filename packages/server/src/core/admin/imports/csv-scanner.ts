/** One record of a CSV file. `problem` says why its cells cannot be trusted. */
export interface CsvRecord {
  /** The first record of the file is 1; empty lines count. */
  row: number;
  cells: string[];
  problem?: 'unclosed' | 'after-quote' | 'too-long' | 'too-wide';
}

export interface CsvLimits {
  /** Characters of one record. */
  record: number;
  columns: number;
}

type Cell = { value: string; next: number } | { problem: NonNullable<CsvRecord['problem']> } | 'more';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Cuts text that comes in pieces into records, by RFC 4180. A broken record is reported with its number, and reading
 * goes on with the line after its first one, so that one stray quote does not swallow the rest of the file.
 */
export class CsvScanner {
  readonly #delimiter: number;
  readonly #limits: CsvLimits;
  #text = '';
  #row = 0;

  constructor(delimiter: string, limits: CsvLimits) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
  }

  /** The records that are complete with this piece. */
  push(piece: string): CsvRecord[] {
    this.#text += piece;
    return this.#take(false);
  }

  /** The last records, once the file has ended. */
  end(): CsvRecord[] {
    return this.#take(true);
  }

  #take(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let from = 0;
    while (from < this.#text.length) {
      const next = this.#read(from, isEnd, records);
      if (next === undefined) break;
      from = next;
    }
    this.#text = this.#text.slice(from);
    return records;
  }

  /** Where the next record begins; undefined when this one is not complete yet. */
  #read(from: number, isEnd: boolean, records: CsvRecord[]): number | undefined {
    const cells: string[] = [];
    let at = from;
    for (;;) {
      const cell = this.#text.charCodeAt(at) === QUOTE ? this.#quoted(at, isEnd, from) : this.#plain(at, isEnd, from);
      if (cell === 'more') return undefined;
      const problem = 'problem' in cell ? cell.problem : cells.length >= this.#limits.columns ? 'too-wide' : undefined;
      if (problem) return this.#skip(from, isEnd, records, { cells, problem });
      const { value, next } = cell as { value: string; next: number };
      cells.push(value);
      const code = this.#text.charCodeAt(next);
      at = next + 1;
      if (code === this.#delimiter) continue;
      if (code === CR && at >= this.#text.length && !isEnd) return undefined;
      records.push({ row: ++this.#row, cells });
      return code === CR && this.#text.charCodeAt(at) === LF ? at + 1 : at;
    }
  }

  #plain(at: number, isEnd: boolean, from: number): Cell {
    const text = this.#text;
    let next = at;
    for (; next < text.length; next++) {
      const code = text.charCodeAt(next);
      if (code === this.#delimiter || code === LF || code === CR) break;
    }
    if (next - from > this.#limits.record) return { problem: 'too-long' };
    if (next === text.length && !isEnd) return 'more';
    return { value: text.slice(at, next), next };
  }

  #quoted(at: number, isEnd: boolean, from: number): Cell {
    const text = this.#text;
    let value = '';
    for (let start = at + 1; ; ) {
      const close = text.indexOf('"', start);
      if ((close < 0 ? text.length : close) - from > this.#limits.record) return { problem: 'unclosed' };
      if (close < 0) return isEnd ? { problem: 'unclosed' } : 'more';
      if (close + 1 === text.length && !isEnd) return 'more';
      value += text.slice(start, close);
      if (text.charCodeAt(close + 1) !== QUOTE) return this.#closed(value, close + 1);
      value += '"';
      start = close + 2;
    }
  }

  #closed(value: string, next: number): Cell {
    const code = this.#text.charCodeAt(next);
    const isBoundary = Number.isNaN(code) || code === this.#delimiter || code === LF || code === CR;
    return isBoundary ? { value, next } : { problem: 'after-quote' };
  }

  #skip(from: number, isEnd: boolean, records: CsvRecord[], broken: Omit<CsvRecord, 'row'>): number | undefined {
    const end = /[\r\n]/g;
    end.lastIndex = from;
    const found = end.exec(this.#text)?.index;
    if (found === undefined && !isEnd) {
      // A line without an end is reported once and its rest forgotten as it comes.
      this.#text = this.#text.slice(0, from + this.#limits.record + 1);
      return undefined;
    }
    if (found !== undefined && found + 1 === this.#text.length && !isEnd) return undefined;
    records.push({ row: ++this.#row, ...broken });
    if (found === undefined) return this.#text.length;
    return this.#text.startsWith('\r\n', found) ? found + 2 : found + 1;
  }
}
