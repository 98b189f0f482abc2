import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ImportChange, type ImportCounts } from '@client-portal/contract/admin';

import { parseInput } from '../../core/admin/parse-input.js';
import { createImporter, type Importer } from '../../core/admin/imports/importer.js';
import type { ImportRecord } from '../../core/admin/imports/schema.js';
import { type Answer, type Command, given, type Input, text, toTable, UsageError } from './command.js';
import type { Progress } from './progress.js';

const ACTOR = 'cli';
const ROWS_WITH_ERRORS = 3;
const SHOWN = 10;
const DELIMITERS: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' };

const list = (value: Input['values'][string]): string[] => (Array.isArray(value) ? value.map(String) : []);

/** `email=Mail` for each `--map`. @throws UsageError when the file has no such column. */
function withMap(columns: ImportRecord['settings']['columns'], maps: string[]): string[] | undefined {
  if (maps.length === 0) return undefined;
  const targets = columns.map(({ target }) => target);
  for (const map of maps) {
    const [, target, name] = /^([^=]+)=(.*)$/.exec(map) ?? [];
    const index = columns.findIndex((column) => column.name === name);
    if (target === undefined || index < 0) {
      throw new UsageError(`--map ${map}: the columns are ${columns.map((column) => column.name).join(', ')}`);
    }
    // A kind that only one column can be moves to the one that was named.
    for (const [at, other] of targets.entries()) if (other === target && target !== 'address') targets[at] = 'ignore';
    targets[index] = target;
  }
  return targets;
}

function toChange({ values }: Input): ImportChange {
  const delimiter = text(values['delimiter']);
  const options = {
    ...given({ existing: text(values['existing']) }),
    ...(list(values['tag']).length > 0 ? { tags: list(values['tag']) } : {}),
    ...(list(values['grant']).length > 0 ? { grants: list(values['grant']) } : {}),
    ...(values['invite'] ? { invite: 'new' } : {}),
    ...(values['skip-errors'] ? { skipErrors: true } : {}),
  };
  return parseInput(ImportChange, {
    ...given({ encoding: text(values['encoding']), delimiter: delimiter && (DELIMITERS[delimiter] ?? delimiter) }),
    ...(values['no-header'] ? { header: false } : {}),
    options,
  });
}

async function read(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `There is no file ${file}` : `${file}: ${error.message}`);
  });
}

const countsTable = ({ rows, created, updated, unchanged, skipped, failed }: ImportCounts): string =>
  toTable([
    ['rows', 'new', 'changed', 'unchanged', 'skipped', 'with errors'],
    [rows, created, updated, unchanged, skipped, failed].map(String),
  ]);

async function explain(importer: Importer, { id, report }: ImportRecord): Promise<string> {
  if (!report || report.failed + report.skipped === 0) return '';
  const { items } = await importer.problems(id);
  const lines = items.slice(0, SHOWN).map((each) => [`row ${each.row}`, each.column, each.value, each.message]);
  return `\n\n${toTable(lines)}${items.length > SHOWN ? `\nand more: see the import in the admin` : ''}`;
}

async function runImport(importer: Importer, input: Input, progress: Progress): Promise<Answer> {
  const [file = ''] = input.args;
  const looked = await importer.begin(path.basename(file), await read(file));
  const targets = withMap(looked.settings.columns, list(input.values['map']));
  let row = await importer.configure(looked, { ...toChange(input), ...(targets ? { targets } : {}) });
  row = await importer.check(row, (done, total) => progress.update(done, total, 'Checking row'));
  const problems = await explain(importer, row);
  const report = row.report!;
  const isBlocked = row.blocked !== null || (report.failed > 0 && !row.settings.options.skipErrors);
  if (isBlocked || input.values['dry-run'] || !input.values['yes']) {
    await importer.forget(row);
    const why =
      row.blocked ?? (isBlocked ? 'Nothing was imported: rows have errors. Mend them, or add --skip-errors.' : '');
    const said =
      why || (input.values['dry-run'] ? 'Nothing was changed.' : 'Nothing was changed. Add --yes to import.');
    const exitCode = isBlocked ? ROWS_WITH_ERRORS : 0;
    return {
      json: { dryRun: true, report, blocked: why || null },
      text: `${countsTable(report)}${problems}\n\n${said}`,
      exitCode,
    };
  }
  row = await importer.run(row, (done, total) => progress.update(done, total, 'Importing row'));
  const result = row.result!;
  const isWhole = row.state === 'done';
  const exitCode = isWhole ? (result.failed > 0 ? ROWS_WITH_ERRORS : 0) : 1;
  const said = isWhole ? 'Imported. The admin can undo it for 30 days.' : (row.blocked ?? 'It was stopped.');
  return {
    json: { id: row.id, state: row.state, result },
    text: `${countsTable(result)}${problems}\n\n${said}`,
    exitCode,
  };
}

/** `client-portal import contacts.csv`. */
export const importCommand: Command = {
  usage: '<file.csv>',
  summary:
    'Import contacts; shows what would happen unless --yes is given. [--dry-run --yes --encoding windows-1252 --delimiter semicolon --no-header --map email=Mail --existing leave|fill|overwrite --tag x --grant app:invoices --invite --skip-errors]',
  options: {
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    'no-header': { type: 'boolean' },
    map: { type: 'string', multiple: true },
    existing: { type: 'string' },
    tag: { type: 'string', multiple: true },
    grant: { type: 'string', multiple: true },
    invite: { type: 'boolean' },
    'skip-errors': { type: 'boolean' },
  },
  run: (core, input, { progress }) => runImport(createImporter(core, ACTOR), input, progress),
};
