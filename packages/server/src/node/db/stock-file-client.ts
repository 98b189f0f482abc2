import { setTimeout as sleep } from 'node:timers/promises';
import {
  createClient,
  LibsqlError,
  type Client,
  type InArgs,
  type InStatement,
  type Replicated,
  type ResultSet,
  type Transaction,
  type TransactionMode,
} from '@libsql/client/sqlite3';

import { statementKind, type StatementKind } from './statement-kind.js';

const BUSY_TIMEOUT_MS = 25;
const BUSY_DEADLINE_MS = 10_000;
const MAX_BACK_OFF_MS = 200;

/**
 * The stock client for a file, as a fallback: it blocks the event loop, yet survives a locked database.
 * Writes wait in one queue for one connection, which is opened afresh after every SQLITE_BUSY because
 * the stock client never resets the statement that met it.
 */
export async function openStockFileClient(url: string): Promise<Client> {
  const client = new StockFileClient(url);
  await client.execute('pragma journal_mode = wal');
  return client;
}

class StockFileClient implements Client {
  readonly protocol = 'file';
  readonly #writer: Client;
  readonly #reader: Client;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(url: string) {
    this.#writer = createClient({ url, timeout: BUSY_TIMEOUT_MS, concurrency: 1 });
    this.#reader = createClient({ url, timeout: BUSY_TIMEOUT_MS });
  }

  get closed(): boolean {
    return this.#writer.closed;
  }

  async execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const one = typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement;
    const kind = statementKind(one.sql);
    const work = (client: Client) => client.execute(one);
    return kind === 'read' ? retryBusy(this.#reader, work) : this.#write([kind], work);
  }

  async batch(statements: (InStatement | [string, InArgs?])[], mode?: TransactionMode): Promise<ResultSet[]> {
    const work = (client: Client) => client.batch(statements, mode);
    return mode === 'read' ? retryBusy(this.#reader, work) : this.#write(statements.map(kindOf), work);
  }

  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#write(['schema'], (client) => client.migrate(statements));
  }

  async executeMultiple(sql: string): Promise<void> {
    return this.#write(['schema'], (client) => client.executeMultiple(sql));
  }

  async transaction(mode?: TransactionMode): Promise<Transaction> {
    return mode ? this.#writer.transaction(mode) : this.#writer.transaction();
  }

  async sync(): Promise<Replicated> {
    return this.#writer.sync();
  }

  reconnect(): void {
    this.#writer.reconnect();
    this.#reader.reconnect();
  }

  close(): void {
    this.#reader.close();
    this.#writer.close();
  }

  #write<T>(kinds: StatementKind[], work: (client: Client) => Promise<T>): Promise<T> {
    const turn = this.#lastTurn.then(async () => {
      const result = await retryBusy(this.#writer, work);
      // An open connection describes the columns of the schema it knew.
      if (kinds.some((kind) => kind !== 'read' && kind !== 'write')) this.#reader.reconnect();
      return result;
    });
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }
}

async function retryBusy<T>(client: Client, work: (client: Client) => Promise<T>): Promise<T> {
  const deadline = performance.now() + BUSY_DEADLINE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(client);
    } catch (error) {
      if (client.closed || performance.now() > deadline || !isPassing(error)) throw error;
      client.reconnect();
      await sleep(1 + Math.random() * Math.min(MAX_BACK_OFF_MS, 2 ** attempt));
    }
  }
}

/** A lock, or a connection that another call's retry has just replaced. */
function isPassing(error: unknown): boolean {
  return error instanceof LibsqlError && (error.code === 'SQLITE_BUSY' || error.code === 'CLIENT_CLOSED');
}

function kindOf(statement: InStatement | [string, InArgs?]): StatementKind {
  if (typeof statement === 'string') return statementKind(statement);
  return statementKind(Array.isArray(statement) ? statement[0] : statement.sql);
}
