import type { ImportCounts } from '@client-portal/contract/admin';

import type { CsvRecord } from './csv-scanner.js';
import type { Candidate } from './candidate.js';
import { type Column, type Problem, readRow } from './read-row.js';

export interface RowProblem extends Problem {
  row: number;
  kind: 'error' | 'duplicate';
}

export interface SortedRows {
  candidates: Candidate[];
  problems: RowProblem[];
  failed: number;
}

export const NO_ROWS: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  withoutAddress: 0,
};

export const addCounts = (a: ImportCounts, b: Partial<ImportCounts>): ImportCounts =>
  Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, value + (b[name as keyof ImportCounts] ?? 0)]),
  ) as ImportCounts;

/** Goes through a file in order and sets aside what cannot be imported: rows with errors, and an address that came before. */
export class RowSorter {
  readonly #columns: readonly Column[];
  readonly #rowByEmail = new Map<string, number>();

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  sort(records: readonly CsvRecord[]): SortedRows {
    const sorted: SortedRows = { candidates: [], problems: [], failed: 0 };
    for (const record of records) this.#add(record, sorted);
    return sorted;
  }

  #add(record: CsvRecord, sorted: SortedRows): void {
    const { row } = record;
    const { candidate, problems } = readRow(record, this.#columns);
    if (problems.length > 0) {
      sorted.failed += 1;
      sorted.problems.push(...problems.map((problem) => ({ ...problem, row, kind: 'error' as const })));
      return;
    }
    const { email } = candidate;
    const first = email === null ? undefined : this.#rowByEmail.get(email);
    if (first !== undefined) {
      const message = `The same address stands in row ${first}, which is the one that counts`;
      sorted.problems.push({ row, kind: 'duplicate', column: '', value: email ?? '', message });
      return;
    }
    if (email !== null) this.#rowByEmail.set(email, row);
    sorted.candidates.push(candidate);
  }
}
