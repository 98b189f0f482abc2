import type { PortalDatabase } from '../../db/database.js';
import { CsvScanner, type CsvRecord } from './csv-scanner.js';
import { decode } from './encoding.js';
import { readFile } from './file-chunks.js';
import type { Format } from './guess-format.js';
import { isFilled } from './guess-format.js';
import { MAX_COLUMNS, MAX_RECORD } from './limits.js';

/**
 * The rows of a stored file, in groups of at most `size`, without the heading and empty lines. Reading the same file
 * again gives the same groups of rows with the same numbers.
 */
export async function* readRecords(
  db: PortalDatabase,
  importId: string,
  { encoding, delimiter, header }: Format,
  size: number,
): AsyncGenerator<CsvRecord[], void, undefined> {
  const scanner = new CsvScanner(delimiter, { record: MAX_RECORD, columns: MAX_COLUMNS });
  let isHeading = header;
  let group: CsvRecord[] = [];
  const add = function* (records: CsvRecord[]) {
    for (const record of records) {
      if (!isFilled(record)) continue;
      if (isHeading) {
        isHeading = false;
        continue;
      }
      group.push(record);
      if (group.length < size) continue;
      yield group;
      group = [];
    }
  };
  for await (const text of decode(readFile(db, importId), encoding)) yield* add(scanner.push(text));
  yield* add(scanner.end());
  if (group.length > 0) yield group;
}
