import { LibsqlError } from '@libsql/core/api';
import type {
  Client,
  InArgs,
  InStatement,
  Replicated,
  ResultSet,
  Transaction,
  TransactionMode,
} from '@libsql/core/api';

import { clientClosed } from './database-error.js';
import { toWorkerArgs } from './statement-args.js';
import { statementKind } from './statement-kind.js';
import { WorkerPool } from './worker-pool.js';
import type { WorkerCall, WorkerStatement } from './worker-protocol.js';

const READERS = 2;
const BUSY_TIMEOUT_MS = 25;

export interface FileClientOptions {
  /** Path of the database file; it is created when missing, its folder is not. */
  file: string;
  /** How long a call keeps trying while other processes hold the lock; 10 seconds unless told. */
  busyDeadlineMs?: number;
  /** Ends a worker, and fails its calls, when its results need more memory than this. */
  maxWorkerHeapMb?: number;
}

type BatchItem = InStatement | [string, InArgs?];

/**
 * A libSQL `Client` for a local file that never blocks the event loop: one thread writes, others read.
 *
 * Reads see every write that was awaited before them. Writes of one tick share a commit, each failing
 * alone. `transaction()` is not supported: make a change one `batch`.
 */
export class FileClient implements Client {
  closed = false;
  readonly protocol = 'file';
  readonly #writer: WorkerPool;
  readonly #readers: WorkerPool;
  #ended: Promise<void> | undefined;
  #dataVersion = 0;

  private constructor({ file, busyDeadlineMs = 10_000, maxWorkerHeapMb }: FileClientOptions) {
    const worker = { file, busyTimeoutMs: BUSY_TIMEOUT_MS, scriptTimeoutMs: busyDeadlineMs };
    const options = { busyDeadlineMs, maxHeapMb: maxWorkerHeapMb, onChange: () => void this.#dataVersion++ };
    this.#writer = new WorkerPool({ ...options, worker: { ...worker, readonly: false }, size: 1 });
    this.#readers = new WorkerPool({ ...options, worker: { ...worker, readonly: true }, size: READERS });
  }

  /** Opens the file, so that a path that cannot be used fails here and not at the first call. */
  static async open(options: FileClientOptions): Promise<FileClient> {
    const client = new FileClient(options);
    client.#readers.warm();
    try {
      await client.#writer.ask({ kind: 'direct', statements: [['select 1', []]] }, false);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /**
   * A number that changes whenever anything, here or in another process, committed to the file, as known
   * from the last answer that came back. To cache a row, take the number before asking for the row; the
   * row is good while the number is the same. It can change without cause, never stay without one.
   */
  dataVersion(): number {
    return this.#dataVersion;
  }

  async execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const one =
      typeof statement === 'string'
        ? toWorkerStatement({ sql: statement, args: args ?? [] })
        : toWorkerStatement(statement);
    const kind = statementKind(one[0]);
    const [result] = await this.#ask({ kind: kind === 'schema' ? 'alone' : kind, statements: [one] }, false);
    return result!;
  }

  /** All or nothing. Without a mode, a batch that only reads runs on a reader, any other as 'write'. */
  async batch(statements: BatchItem[], mode: TransactionMode = 'deferred'): Promise<ResultSet[]> {
    if (statements.length === 0) return [];
    const all = statements.map(toWorkerStatement);
    return this.#ask({ kind: batchKind(all, mode), statements: all }, true);
  }

  /** Like a 'write' batch, with foreign keys switched off meanwhile. */
  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#ask({ kind: 'migrate', statements: statements.map(toWorkerStatement) }, true);
  }

  async executeMultiple(sql: string): Promise<void> {
    await this.#ask({ kind: 'script', statements: [[sql, []]] }, false);
  }

  async transaction(): Promise<Transaction> {
    throw new LibsqlError(
      'Interactive transactions are not supported; make the change one batch',
      'TRANSACTION_NOT_SUPPORTED',
    );
  }

  async sync(): Promise<Replicated> {
    throw new LibsqlError('A local file has nothing to synchronise with', 'SYNC_NOT_SUPPORTED');
  }

  reconnect(): never {
    throw new LibsqlError('A closed file client stays closed; open a new one', 'RECONNECT_NOT_SUPPORTED');
  }

  /** Refuses further calls; those already made are answered. `end()` tells when. */
  close(): void {
    void this.end();
  }

  /** Closes the client and resolves when every call is answered and the file is closed. */
  end(): Promise<void> {
    this.closed = true;
    // The writer goes last, so that the file's last connection can fold the log back into it.
    this.#ended ??= this.#readers.finish().then(() => this.#writer.finish());
    return this.#ended;
  }

  #ask(call: WorkerCall, inBatch: boolean): Promise<ResultSet[]> {
    if (this.closed) return Promise.reject(clientClosed());
    return (call.kind === 'read' ? this.#readers : this.#writer).ask(call, inBatch);
  }
}

function toWorkerStatement(statement: BatchItem): WorkerStatement {
  if (typeof statement === 'string') return [statement, []];
  if (Array.isArray(statement)) return [statement[0], toWorkerArgs(statement[1])];
  return [statement.sql, toWorkerArgs(statement.args)];
}

function batchKind(statements: WorkerStatement[], mode: TransactionMode): WorkerCall['kind'] {
  if (mode === 'read') return 'read';
  const kinds = statements.map(([sql]) => statementKind(sql));
  if (mode === 'deferred' && kinds.every((kind) => kind === 'read')) return 'read';
  return kinds.every((kind) => kind === 'read' || kind === 'write') ? 'write' : 'alone';
}
