import { conformWasmClient } from '@client-portal/server/embed';
import { createClient } from '@libsql/client-wasm';
import { drizzle } from 'drizzle-orm/libsql/wasm';

/** An empty libSQL database in the memory of this page or process. */
export async function openWasmDatabase() {
  const client = await conformWasmClient(createClient({ url: ':memory:' }) as never);
  const db = drizzle({ client: client as never });
  return { client, db };
}
