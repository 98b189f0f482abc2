import { LibsqlError, type Client, type InArgs, type InStatement, type InValue } from '@libsql/core/api';

type BatchItem = InStatement | [string, InArgs?];

/** Makes a WASM client behave as the others: foreign keys hold, failures are LibsqlErrors, arguments may be named. */
export async function conformWasmClient(client: Client): Promise<Client> {
  await client.execute('pragma foreign_keys = on');
  const execute = client.execute.bind(client) as (statement: InStatement) => ReturnType<Client['execute']>;
  const batch = client.batch.bind(client);
  const executeMultiple = client.executeMultiple.bind(client);

  client.execute = (statement: InStatement | string, args?: InArgs) =>
    execute(byPosition(typeof statement === 'string' ? [statement, args] : statement)).catch(rethrow);
  client.batch = (statements, mode) => batch(statements.map(byPosition), mode).catch(rethrow);
  client.executeMultiple = (sql) => executeMultiple(sql).catch(rethrow);
  return client;
}

const LITERAL_COMMENT_OR_NAME = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[:@$](\w+)/g;

function byPosition(statement: BatchItem | [string, InArgs | undefined]): { sql: string; args: InValue[] } {
  if (typeof statement === 'string') return { sql: statement, args: [] };
  const [text, given = []] = Array.isArray(statement) ? statement : [statement.sql, statement.args];
  if (Array.isArray(given)) return { sql: text, args: given };
  const values = new Map(Object.entries(given).map(([name, value]) => [name.replace(/^[:@$]/, ''), value]));
  const names: string[] = [];
  const sql = text.replace(LITERAL_COMMENT_OR_NAME, (found, name: string | undefined) => {
    if (name === undefined) return found;
    if (!names.includes(name)) names.push(name);
    return `?${names.indexOf(name) + 1}`;
  });
  return { sql, args: names.map((name) => values.get(name) ?? null) };
}

/** The engine says all in its message, as in `SQLITE_CONSTRAINT_UNIQUE: sqlite3 result code 2067: UNIQUE constraint failed: t.c`. */
function rethrow(error: unknown): never {
  if (error instanceof LibsqlError || !(error instanceof Error)) throw error;
  const [, extended, rawCode, message] = /^(SQLITE_\w+): sqlite3 result code (\d+): (.*)$/s.exec(error.message) ?? [];
  if (!extended || message === undefined) throw error;
  const code = /^SQLITE_[A-Z]+/.exec(extended)![0];
  throw new LibsqlError(message, code, extended, Number(rawCode), error);
}
