import { normaliseEmail } from '../../email.js';
import { Address } from '../contacts/find-contact.js';
import type { CsvRecord } from './csv-scanner.js';
import { MAX_COLUMNS } from './limits.js';
import { toLocale } from './locale-names.js';

export const VALUE_NAMES = ['firstName', 'lastName', 'phone', 'company', 'address', 'locale', 'timeZone'] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

export interface Problem {
  /** Empty for the whole row. */
  column: string;
  value: string;
  message: string;
}

/** What a row says about a person. Only what is filled in is there. */
export interface Candidate {
  row: number;
  /** Normalised; null when the row has none. */
  email: string | null;
  values: Partial<Record<ValueName, string>>;
  fields: Record<string, string>;
  tags: string[];
}

export interface Column {
  name: string;
  target: string;
}

export interface ReadRow {
  candidate: Candidate;
  problems: Problem[];
}

const LENGTHS: Record<string, number> = {
  email: 254,
  firstName: 100,
  lastName: 100,
  name: 200,
  phone: 50,
  company: 200,
};
const LONGEST: Record<string, number> = { address: 500, timeZone: 60, tags: 2000 };
const FIELD_LENGTH = 1000;
const TAG_LENGTH = 60;

const BROKEN: Record<NonNullable<CsvRecord['problem']>, string> = {
  unclosed: 'A quotation mark opens a cell here and never closes. Remove it, or write it twice inside a quoted cell',
  'after-quote':
    'After a closing quotation mark comes more text. Write a quotation mark inside a quoted cell twice, or remove it',
  'too-long': 'This row is longer than 64 KiB. Is the delimiter right, and does every quotation mark close?',
  'too-wide': `This row has more than ${MAX_COLUMNS} columns. Remove those that are not needed`,
};

const isNumber = (text: string) => /^[+-][\d\s()./-]+$/.test(text);

/** What a spreadsheet would calculate instead of show. */
const isFormula = (text: string) => /^=/.test(text) || (/^[@+-].*[(|!]/.test(text) && !isNumber(text));

function complaintAbout(text: string, target: string): string | undefined {
  if (text.includes('\u0000')) return 'Holds a NUL character. Is the encoding right? Else save the file again as UTF-8';
  if (text.includes('\uFFFD')) return 'Holds characters that do not fit the encoding. Choose another encoding';
  if (/[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text)) return 'Holds control characters. Type it again';
  if (isFormula(text)) return 'Begins like a formula. Write the result as plain text instead';
  const most = LENGTHS[target] ?? LONGEST[target] ?? FIELD_LENGTH;
  return text.length > most ? `Is longer than ${most} characters` : undefined;
}

const isTimeZone = (text: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
};

/** "Lindqvist, Mara" and "Mara Lindqvist": what stands last is the family's name. */
function splitName(name: string): { firstName?: string; lastName?: string } {
  const [last, first] = name.includes(',') ? name.split(/,\s*/, 2) : [];
  if (last && first) return { firstName: first, lastName: last };
  const words = name.split(/\s+/);
  const lastName = words.length > 1 ? words.pop()! : '';
  return { firstName: words.join(' '), ...(lastName ? { lastName } : {}) };
}

function splitTags(text: string): string[] {
  const tags = text.split(/[,;|\n]/).map((tag) => tag.replaceAll(/\s+/g, ' ').trim());
  return [...new Set(tags.filter(Boolean))];
}

type Put = (candidate: Candidate, text: string, target: string) => string | undefined;

const putValue: Put = ({ values }, text, target) => {
  values[target as ValueName] ??= text;
  return undefined;
};

const PUT: Record<string, Put> = {
  email(candidate, text) {
    const email = Address.safeParse(text);
    if (!email.success) return 'Is not an e-mail address such as name@example.com';
    candidate.email ??= normaliseEmail(email.data);
    return undefined;
  },
  name(candidate, text) {
    candidate.values = { ...splitName(text), ...candidate.values };
    return undefined;
  },
  address({ values }, text) {
    values.address = values.address ? `${values.address}\n${text}` : text;
    return values.address.length > LONGEST['address']! ? `Is longer than ${LONGEST['address']} characters` : undefined;
  },
  locale({ values }, text) {
    const locale = toLocale(text);
    if (!locale) return 'Is no language. Write a code such as de or en-GB';
    values.locale = locale;
    return undefined;
  },
  timeZone(candidate, text, target) {
    return isTimeZone(text) ? putValue(candidate, text, target) : 'Is no time zone. Write one such as Europe/Berlin';
  },
  tags(candidate, text) {
    candidate.tags = splitTags(text);
    const isLong = candidate.tags.some((tag) => tag.length > TAG_LENGTH);
    return isLong ? `Holds a tag of more than ${TAG_LENGTH} characters. Separate tags by commas` : undefined;
  },
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
    const message = complaintAbout(text, target) ?? put(candidate, text, target);
    if (message) problems.push({ column: name, value: shorten(text), message });
  }
  if (problems.length === 0 && isEmpty(candidate)) {
    problems.push({ column: '', value: '', message: 'Has neither an e-mail address nor a name' });
  }
  return { candidate, problems };
}

function put(candidate: Candidate, text: string, target: string): string | undefined {
  if (target.startsWith('field:')) {
    const name = target.slice('field:'.length);
    if (!Object.hasOwn(candidate.fields, name)) candidate.fields[name] = text;
    return undefined;
  }
  return (PUT[target] ?? putValue)(candidate, text, target);
}

const isEmpty = ({ email, values }: Candidate): boolean =>
  email === null && !values.firstName && !values.lastName && !values.company;
