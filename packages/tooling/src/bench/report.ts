/** One line of a benchmark's table. */
export interface Row {
  name: string;
  value: number;
  unit: 'req/s' | 'ms' | 'µs' | 'MB' | '×' | '/s' | 'requests' | '';
  /** What the value is held against; left out where it only informs. */
  budget?: { atMost: number } | { atLeast: number };
  /** What else a reader should know, such as the floor that a ratio was taken of. */
  note?: string;
}

/** Whether a row keeps its budget; one without a budget does. */
export function holds({ value, budget }: Row): boolean {
  if (!budget) return true;
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
}

/** The rows as lines of text, in columns. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.budget ? (holds(row) ? '✓' : '✗') : ' ',
    row.name,
    withUnit(row.value, row.unit),
    toBudget(row),
    row.note ?? '',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((line) => line[column]!.length)));
  return cells
    .map(([mark, name, value, budget, note]) =>
      `${mark} ${name!.padEnd(widths[1]!)}  ${value!.padStart(widths[2]!)}  ${budget!.padEnd(widths[3]!)}  ${note}`.trimEnd(),
    )
    .join('\n');
}

/** Prints the table, or all of it as one line of JSON. */
export function report(rows: readonly Row[], json: boolean): void {
  if (json) console.log(JSON.stringify(rows.map((row) => ({ ...row, holds: holds(row) }))));
  else console.log(toTable(rows));
}

const toBudget = ({ budget, unit }: Row): string => {
  if (!budget) return '';
  return 'atMost' in budget ? `≤ ${withUnit(budget.atMost, unit)}` : `≥ ${withUnit(budget.atLeast, unit)}`;
};

const withUnit = (value: number, unit: Row['unit']): string => `${toText(value)} ${unit}`.trimEnd();

const toText = (value: number): string =>
  value < 10 ? String(Number(value.toFixed(2))) : Math.round(value).toLocaleString('en');
