import { PortalError } from '@client-portal/contract/errors';

import type { Core } from '../../deps.js';
import { decode, guessEncoding } from './encoding.js';
import { readFile } from './file-chunks.js';
import { guessDelimiter, guessHeader, readSample, type Format } from './guess-format.js';
import { guessTargets, isKnownName } from './guess-columns.js';
import { MAX_COLUMNS } from './limits.js';
import type { ImportRecord, ImportSettings } from './schema.js';

const HEAD = 128 * 1024;
/** A zipped spreadsheet, a PDF, a picture: what people choose instead of a CSV file. */
const OTHER_FILES: [string, number[]][] = [
  ['an Excel or other zipped file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
];

export type Looked = Pick<ImportRecord, 'sample'> & Pick<ImportSettings, 'columns'> & { format: Format };

export type FormatChange = { [K in keyof Format]?: Format[K] | undefined };

/** @throws PortalError `invalid_request` with a sentence for whoever chose the file. */
const unfit = (message: string) => new PortalError('invalid_request', message, { reason: 'unfit_file' });

async function refuseOtherFiles(core: Core, id: string): Promise<void> {
  for await (const head of readFile(core.db, id)) {
    const found = OTHER_FILES.find(([, magic]) => magic.every((byte, index) => head[index] === byte));
    if (found) throw unfit(`This is ${found[0]}. Open it and save it as CSV, then choose that file`);
    return;
  }
  throw unfit('The file is empty');
}

async function readHead(
  core: Core,
  id: string,
  encoding: Format['encoding'],
): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  for await (const piece of decode(readFile(core.db, id), encoding)) {
    text += piece;
    if (text.length > HEAD) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

const shorten = (cell: string) => cell.slice(0, 2100);

/** How a stored file is best read: what is not told is guessed. */
export async function lookAtFile(core: Core, id: string, told: FormatChange = {}): Promise<Looked> {
  await refuseOtherFiles(core, id);
  const encoding = told.encoding ?? (await guessEncoding(readFile(core.db, id)));
  const { text, isWhole } = await readHead(core, id, encoding);
  const delimiter = told.delimiter ?? guessDelimiter(text, isWhole);
  const records = readSample(text, delimiter, isWhole);
  const first = records[0];
  if (!first) throw unfit('There are no rows in the file');
  if (first.problem === 'too-wide') {
    throw unfit(
      `The file has more than ${MAX_COLUMNS} columns. Remove those that are not needed, or choose another delimiter`,
    );
  }
  const header = told.header ?? guessHeader(records, isKnownName);
  const names = first.cells.map((cell, index) => (header && cell.trim()) || `Column ${index + 1}`);
  const sample = (header ? records.slice(1) : records)
    .slice(0, 20)
    .map(({ row, cells }) => ({ row, cells: cells.map(shorten) }));
  const cellsOf = names.map((_, index) => sample.map(({ cells }) => cells[index] ?? ''));
  const targets = guessTargets(header ? names : names.map(() => ''), cellsOf);
  const columns = names.map((name, index) => ({ name: name.slice(0, 200), target: targets[index]! }));
  return { format: { encoding, delimiter, header }, columns, sample };
}
