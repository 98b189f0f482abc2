import type { MockPortal, MockPortalOptions } from './mock-portal.js';
import { loadEngine } from './wasm-database.js';

/**
 * Boots a portal in this page, or in Node: the real server on a database in memory, nothing over the network.
 * The code of the server and of the database is fetched now, not when this module is imported.
 */
export async function createMockPortal(options: MockPortalOptions = {}): Promise<MockPortal> {
  const [{ MockPortal }] = await Promise.all([import('./mock-portal.js'), loadEngine()]);
  const mock = new MockPortal(options);
  await mock.reset();
  return mock;
}
