import Database from 'libsql';

type HranaValue =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string };

interface HranaStatement {
  sql?: string;
  sql_id?: number;
  args?: HranaValue[];
  named_args?: { name: string; value: HranaValue }[];
}

type HranaCondition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: HranaCondition }
  | { type: 'and' | 'or'; conds: HranaCondition[] }
  | { type: 'is_autocommit' };

interface HranaBatch {
  steps: { stmt: HranaStatement; condition?: HranaCondition | null }[];
}

/** One request of a pipeline, as the Hrana 2 specification names them. */
export type HranaRequest =
  | { type: 'execute'; stmt: HranaStatement }
  | { type: 'batch'; batch: HranaBatch }
  | { type: 'sequence'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' }
  | { type: 'close' };

interface EngineStatement {
  reader: boolean;
  raw(): EngineStatement;
  safeIntegers(): EngineStatement;
  columns(): { name: string; type: string | null }[];
  all(args: unknown): unknown[][];
  run(args: unknown): { changes: number; lastInsertRowid: number };
}

/** One Hrana stream: a connection with its stored SQL texts. Every request is answered at once, in order. */
export class HranaStream {
  lastUsed = Date.now();
  closed = false;
  readonly #db: InstanceType<typeof Database>;
  readonly #texts = new Map<number, string>();

  constructor(file: string) {
    this.#db = new Database(file, { timeout: 5 });
  }

  /** Answers one request, or tells its error, as the protocol wants it. */
  answer(request: HranaRequest): unknown {
    try {
      return { type: 'ok', response: { type: request.type, ...this.#perform(request) } };
    } catch (error) {
      return { type: 'error', error: toHranaError(error) };
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    if (this.#db.inTransaction) this.#db.exec('rollback');
    this.#db.close();
  }

  #perform(request: HranaRequest): object {
    switch (request.type) {
      case 'execute':
        return { result: this.#execute(request.stmt) };
      case 'batch':
        return { result: this.#batch(request.batch) };
      case 'sequence':
        this.#db.exec(this.#text(request));
        return {};
      case 'store_sql':
        this.#texts.set(request.sql_id, request.sql);
        return {};
      case 'close_sql':
        this.#texts.delete(request.sql_id);
        return {};
      case 'get_autocommit':
        return { is_autocommit: !this.#db.inTransaction };
      case 'close':
        this.close();
        return {};
    }
  }

  #execute(stmt: HranaStatement): object {
    const statement = this.#db.prepare(this.#text(stmt)) as unknown as EngineStatement;
    const args = stmt.named_args?.length
      ? Object.fromEntries(stmt.named_args.map(({ name, value }) => [name.replace(/^[:@$]/, ''), fromHrana(value)]))
      : (stmt.args ?? []).map(fromHrana);
    if (!statement.reader) {
      const { changes, lastInsertRowid } = statement.run(args);
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) };
    }
    const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
    const before = this.#totalChanges();
    const rows = statement
      .raw()
      .safeIntegers()
      .all(args)
      .map((row) => row.map(toHrana));
    return { cols, rows, affected_row_count: this.#totalChanges() - before, last_insert_rowid: null };
  }

  #batch({ steps }: HranaBatch): object {
    const results: (object | null)[] = [];
    const errors: (object | null)[] = [];
    const holds = (condition: HranaCondition | null | undefined): boolean => {
      switch (condition?.type) {
        case undefined:
          return true;
        case 'ok':
          return results[condition.step] != null;
        case 'error':
          return errors[condition.step] != null;
        case 'not':
          return !holds(condition.cond);
        case 'and':
          return condition.conds.every(holds);
        case 'or':
          return condition.conds.some(holds);
        case 'is_autocommit':
          return !this.#db.inTransaction;
      }
    };
    for (const [i, { stmt, condition }] of steps.entries()) {
      results[i] = errors[i] = null;
      if (!holds(condition)) continue;
      try {
        results[i] = this.#execute(stmt);
      } catch (error) {
        errors[i] = toHranaError(error);
      }
    }
    return { step_results: results, step_errors: errors };
  }

  #text({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    const text = sql ?? this.#texts.get(sql_id!);
    if (text === undefined) throw Object.assign(new Error('SQL text not found'), { code: 'SQL_STORE' });
    return text;
  }

  #totalChanges(): number {
    const statement = this.#db.prepare('select total_changes()') as unknown as EngineStatement;
    return statement.raw().all([])[0]![0] as number;
  }
}

/** A remote server sends the primary code only, and says the kind of engine error in the message. */
function toHranaError(error: unknown): { message: string; code: string } {
  const { message, code = 'SQLITE_ERROR' } = error as { message: string; code?: string };
  const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
  return { message: primary.startsWith('SQLITE_') ? `SQLite error: ${message}` : message, code: primary };
}

function fromHrana(value: HranaValue): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'blob':
      return Buffer.from(value.base64, 'base64');
    default:
      return value.value;
  }
}

function toHrana(value: unknown): HranaValue {
  if (value === null || value === undefined) return { type: 'null' };
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  if (typeof value === 'string') return { type: 'text', value };
  return {
    type: 'blob',
    base64: Buffer.from(value as Uint8Array)
      .toString('base64')
      .replace(/=+$/, ''),
  };
}
