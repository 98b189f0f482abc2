import { LibsqlBatchError, LibsqlError } from '@libsql/core/api';

import type { WorkerFailure } from './worker-protocol.js';

// https://www.sqlite.org/rescode.html, in order from 1
const PRIMARY_CODES =
  'ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN PROTOCOL EMPTY SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB NOTICE WARNING'.split(
    ' ',
  );

/** A worker's failure as the stock client would throw it; `code` is the primary code, `extendedCode` the exact one. */
export function toDatabaseError(failure: WorkerFailure, inBatch: boolean): Error {
  const { name, message, code, rawCode, index } = failure;
  if (rawCode === undefined) {
    if (code !== undefined) return new LibsqlError(message, code);
    return name === 'RangeError' ? new RangeError(message) : Object.assign(new Error(message), { name });
  }
  const primary = PRIMARY_CODES[(rawCode & 0xff) - 1];
  const primaryCode = primary ? `SQLITE_${primary}` : `SQLITE_UNKNOWN_${rawCode & 0xff}`;
  if (inBatch && index !== undefined) return new LibsqlBatchError(message, index, primaryCode, code, rawCode);
  return new LibsqlError(message, primaryCode, code, rawCode);
}

export function clientClosed(): LibsqlError {
  return new LibsqlError('The client is closed', 'CLIENT_CLOSED');
}
