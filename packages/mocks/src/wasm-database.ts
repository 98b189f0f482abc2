export type Database = Awaited<ReturnType<typeof openWasmDatabase>>;

let engine: ReturnType<typeof importEngine> | undefined;

/** Starts loading libSQL, once; it compiles while other code loads. */
export const loadEngine = () => (engine ??= importEngine());

/** The engine reads its settings when its module is first evaluated, so nothing may import it any sooner. */
async function importEngine() {
  const silent = () => {};
  // Without these it tells the console of every constraint that the server relies on.
  Object.assign(globalThis, { sqlite3ApiConfig: { warn: silent, error: silent } });
  const [{ createClient }, { drizzle }, { conformWasmClient }] = await Promise.all([
    import('@libsql/client-wasm'),
    import('drizzle-orm/libsql/wasm'),
    import('@client-portal/server/embed'),
  ]);
  return { createClient, drizzle, conformWasmClient };
}

/** An empty libSQL database in the memory of this page or process; `url` may name a file of the engine's own memory. */
export async function openWasmDatabase(url = ':memory:') {
  const { createClient, drizzle, conformWasmClient } = await loadEngine();
  const client = await conformWasmClient(createClient({ url }) as never);
  return { client, db: drizzle({ client: client as never }) };
}

let files = 0;
const newFile = () => `/mock-${(files += 1)}.db`;

/** A database as it was at one moment, from which any number of others can start. */
export class Snapshot {
  readonly #file: string;

  private constructor(file: string) {
    this.#file = file;
  }

  static async of({ client }: Pick<Database, 'client'>): Promise<Snapshot> {
    const file = newFile();
    await client.execute({ sql: 'vacuum into ?', args: [file] });
    return new Snapshot(file);
  }

  async open(): Promise<Database> {
    const copy = newFile();
    const { client } = await openWasmDatabase(`file:${this.#file}`);
    await client.execute({ sql: 'vacuum into ?', args: [copy] });
    client.close();
    const database = await openWasmDatabase(`file:${copy}`);
    await database.client.executeMultiple('pragma journal_mode = memory; pragma synchronous = off');
    return database;
  }
}
