import { clientConformance } from '@client-portal/server/testing/client-conformance';

import { openWasmDatabase } from './wasm-database.js';

clientConformance('libSQL in the page', async () => {
  const { client } = await openWasmDatabase();
  return { client, close: () => client.close() };
});
