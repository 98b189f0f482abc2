import type { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core';

/** The portal's database: drizzle over any libSQL client (file, remote or WASM). Change it with `batch`, never with `transaction`. */
export type PortalDatabase = LibSQLDatabase;
