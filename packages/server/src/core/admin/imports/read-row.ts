import type { Candidate } from './candidate.js';
import type { CsvRecord } from './csv-scanner.js';
import { MAX_COLUMNS } from './limits.js';
import { readCell } from './read-cell.js';

export interface Problem {
  /** Empty for the whole row. */
  column: string;
  value: string;
  message: string;
}

export interface Column {
  name: string;
  target: string;
}

export interface ReadRow {
  candidate: Candidate;
  problems: Problem[];
}

const BROKEN: Record<NonNullable<CsvRecord['problem']>, string> = {
  unclosed: 'A quotation mark opens a cell here and never closes. Remove it, or write it twice inside a quoted cell',
  'after-quote':
    'After a closing quotation mark comes more text. Write a quotation mark inside a quoted cell twice, or remove it',
  'too-long': 'This row is longer than 64 KiB. Is the delimiter right, and does every quotation mark close?',
  'too-wide': `This row has more than ${MAX_COLUMNS} columns. Remove those that are not needed`,
};

const widthProblem = (found: number, expected: number): Problem => ({
  column: '',
  value: '',
  message: `Has ${found} ${found === 1 ? 'column' : 'columns'} where ${expected} ${expected === 1 ? 'is' : 'are'} expected. Is a delimiter missing, or one too many?`,
});

function brokenRow({ problem, cells }: CsvRecord, columns: readonly Column[]): Problem | undefined {
  if (problem) return { column: '', value: '', message: BROKEN[problem] };
  const surplus = cells.slice(columns.length);
  const isRight = cells.length === columns.length || (surplus.length > 0 && surplus.every((cell) => cell === ''));
  return isRight ? undefined : widthProblem(cells.length, columns.length);
}

const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** Turns a record into what it says about a person, or says in plain words why it cannot. */
export function readRow(record: CsvRecord, columns: readonly Column[]): ReadRow {
  const candidate: Candidate = { row: record.row, email: null, values: {}, fields: {}, tags: [] };
  const broken = brokenRow(record, columns);
  if (broken) return { candidate, problems: [broken] };
  const problems: Problem[] = [];
  for (const [index, { name, target }] of columns.entries()) {
    const text = record.cells[index]!.replaceAll('\r\n', '\n').trim();
    if (text === '' || target === 'ignore') continue;
    const message = readCell(candidate, text, target);
    if (message) problems.push({ column: name, value: shorten(text), message });
  }
  if (problems.length === 0 && isEmpty(candidate)) {
    problems.push({ column: '', value: '', message: 'Has neither an e-mail address nor a name' });
  }
  return { candidate, problems };
}

const isEmpty = ({ email, values }: Candidate): boolean =>
  email === null && !values.firstName && !values.lastName && !values.company;
