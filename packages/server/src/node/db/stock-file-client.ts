import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, LibsqlError, type Client, type InArgs, type InStatement, type TransactionMode } from '@libsql/client/sqlite3';

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
  const writer = createClient({ url, timeout: BUSY_TIMEOUT_MS, concurrency: 1 });
  const reader = createClient({ url, timeout: BUSY_TIMEOUT_MS });
  const inTurn = queue();
  const write = <T>(work: (client: Client) => Promise<T>) => inTurn(() => retryBusy(writer, work));
  const read = <T>(work: (client: Client) => Promise<T>) => retryBusy(reader, work);
  await write((client) => client.execute('pragma journal_mode = wal'));

  const change = async <T>(kinds: StatementKind[], work: (client: Client) => Promise<T>): Promise<T> => {
    const result = await write(work);
    // An open connection describes the columns of the schema it knew.
    if (kinds.some((kind) => kind !== 'read' && kind !== 'write')) await reader.reconnect();
    return result;
  };
  const execute = (statement: InStatement | string, args?: InArgs) => {
    const one = typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement;
    const kind = statementKind(one.sql);
    return kind === 'read' ? read((own) => own.execute(one)) : change([kind], (own) => own.execute(one));
  };
  const client: Client = {
    protocol: 'file',
    get closed() {
      return writer.closed;
    },
    execute,
    batch: (statements, mode) =>
      mode === 'read'
        ? read((own) => own.batch(statements, mode))
        : change(statements.map(kindOf), (own) => own.batch(statements, mode)),
    migrate: (statements) => change(['schema'], (own) => own.migrate(statements)),
    executeMultiple: (sql) => change(['schema'], (own) => own.executeMultiple(sql)),
    transaction: (mode?: TransactionMode) => writer.transaction(mode),
    sync: () => writer.sync(),
    reconnect: () => {
      writer.reconnect();
      reader.reconnect();
    },
    close: () => {
      reader.close();
      writer.close();
    },
  };
  return client;
}

function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  };
}

async function retryBusy<T>(client: Client, work: (client: Client) => Promise<T>): Promise<T> {
  const deadline = performance.now() + BUSY_DEADLINE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(client);
    } catch (error) {
      if (client.closed || performance.now() > deadline || !isPassing(error)) throw error;
      await client.reconnect();
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
