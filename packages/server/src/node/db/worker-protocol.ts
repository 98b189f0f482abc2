/** What a file worker is started with. */
export interface WorkerOptions {
  file: string;
  readonly: boolean;
  /** How long SQLite itself waits for a lock; longer waits happen outside the worker. */
  busyTimeoutMs: number;
  /** The same for scripts, which cannot be tried again. */
  scriptTimeoutMs: number;
}

/** A value that a statement is bound to, as it crosses to the worker. */
export type WorkerValue = null | string | number | bigint | Uint8Array;
export type WorkerArgs = WorkerValue[] | Record<string, WorkerValue>;
export type WorkerStatement = [sql: string, args: WorkerArgs];

/**
 * One call of the client. `write` calls that arrive together share a transaction; `alone` is a write
 * that must not share one (it changes the schema or a pragma); `direct` runs outside any transaction.
 */
export interface WorkerCall {
  kind: 'read' | 'write' | 'alone' | 'direct' | 'migrate' | 'script';
  statements: WorkerStatement[];
}

/** The values of all rows in one flat array; `lastInsertRowid` is empty for statements that return rows. */
export type WorkerResult = [
  shape: number,
  values: (null | string | number | ArrayBuffer)[],
  rowCount: number,
  rowsAffected: number,
  lastInsertRowid: string,
];

export interface WorkerFailure {
  name: string;
  message: string;
  code?: string;
  rawCode?: number;
  /** Which statement of the call failed. */
  index?: number;
}

export interface WorkerAnswer {
  results?: WorkerResult[];
  error?: WorkerFailure;
  /** Another connection held the lock; nothing was done and the call may be made again. */
  busy?: boolean;
}

/** Columns are described once, then named by number. */
export type WorkerShape = [id: number, columns: string[], columnTypes: string[]];

/** Answers stand in the order of the calls. */
export interface WorkerReply {
  answers: WorkerAnswer[];
  /** Grows when `PRAGMA data_version`, asked before the calls ran, says that another connection committed. */
  changesSeen: number;
  shapes: WorkerShape[];
}
