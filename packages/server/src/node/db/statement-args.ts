import type { InArgs } from '@libsql/core/api';

import type { WorkerArgs, WorkerValue } from './worker-protocol.js';

const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/**
 * Arguments as the engine takes them: booleans become 0 and 1, dates milliseconds, names lose their
 * `:`, `@` or `$`. Throws a TypeError or RangeError for what SQLite cannot hold, `undefined` included.
 */
export function toWorkerArgs(args: InArgs | undefined): WorkerArgs {
  if (args === undefined) return [];
  if (Array.isArray(args)) return args.map(toWorkerValue);
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.replace(/^[:@$]/, ''), toWorkerValue(value)]),
  );
}

function toWorkerValue(value: unknown): WorkerValue {
  if (typeof value === 'string' || value === null) return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new RangeError('Only finite numbers (not Infinity or NaN) can be passed as arguments');
  }
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') {
    if (value >= MIN_INTEGER && value <= MAX_INTEGER) return value;
    throw new RangeError('bigint is too large to be represented as a 64-bit integer and passed as argument');
  }
  if (value instanceof Date) return toWorkerValue(value.valueOf());
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  // A view is copied: sending it would take its whole underlying buffer along.
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  throw new TypeError(
    `${value === undefined ? 'undefined' : `a value of type ${typeof value}`} cannot be passed as argument to the database`,
  );
}
