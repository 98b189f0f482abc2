import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import { CsvScanner, type CsvRecord } from './csv-scanner.js';

const LIMITS = { record: 200, columns: 5 };

/** All records of a text that arrives in pieces of this size. */
function scan(text: string, size = text.length, delimiter = ','): CsvRecord[] {
  const scanner = new CsvScanner(delimiter, LIMITS);
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += size) records.push(...scanner.push(text.slice(at, at + size)));
  return [...records, ...scanner.end()];
}

/** The same numbers every time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function aFile(random: (below: number) => number): string {
  const pieces = ['a', 'bc', ' ', '', 'ü', 'x y', '0'];
  const quoted = ['a,b', 'say ""hi""', 'two\nlines', 'two\r\nlines', '', '""', 'ü'];
  const cell = () => (random(3) === 0 ? `"${quoted[random(quoted.length)]}"` : pieces[random(pieces.length)]!);
  const end = ['\n', '\r\n'][random(2)]!;
  return Array.from({ length: 1 + random(6) }, () => [cell(), cell(), cell()].join(',') + end).join('');
}

describe('CsvScanner', () => {
  it('reads what csv-parse reads, however the file is cut into pieces', () => {
    const random = createRandom(7);
    for (let round = 0; round < 400; round++) {
      const text = aFile(random);
      const expected = parse(text, { skip_empty_lines: false, relax_column_count: true });
      for (const size of [1, 3, 7, text.length]) {
        assert.deepEqual(
          scan(text, size).map(({ cells }) => cells),
          expected,
          JSON.stringify(text),
        );
      }
    }
  });

  for (const size of [1, 4, 1000]) {
    it(`reports a quote that never closes and goes on behind its line, in pieces of ${size}`, () => {
      const records = scan('a,b\n"open,b\nc,d\n', size);
      assert.deepEqual(
        records.map(({ row, cells, problem }) => problem ?? `${row}:${cells.join()}`),
        ['1:a,b', 'unclosed', '3:c,d'],
      );
    });

    it(`reports text behind a closing quote, a row too long and one too wide, in pieces of ${size}`, () => {
      const records = scan(`"a"b,c\n${'x'.repeat(500)}\n1,2,3,4,5,6\nok\n`, size);
      assert.deepEqual(
        records.map(({ problem }) => problem),
        ['after-quote', 'too-long', 'too-wide', undefined],
      );
    });
  }

  it('holds no more than a row of a file that has no end of line', () => {
    const scanner = new CsvScanner(',', LIMITS);
    for (let piece = 0; piece < 100; piece++) assert.deepEqual(scanner.push('x'.repeat(1000)), []);
    assert.deepEqual(
      scanner.push('\nok\n').map(({ row, problem }) => [row, problem]),
      [
        [1, 'too-long'],
        [2, undefined],
      ],
    );
  });
});
