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

/** An empty libSQL database in the memory of this page or process. */
export async function openWasmDatabase() {
  const { createClient, drizzle, conformWasmClient } = await loadEngine();
  const client = await conformWasmClient(createClient({ url: ':memory:' }) as never);
  return { client, db: drizzle({ client: client as never }) };
}
