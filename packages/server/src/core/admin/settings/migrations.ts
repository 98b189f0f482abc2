import type { Migration } from '../../db/migrate.js';

/** The brand's pictures. Never edited once released: add another one. */
export const settingsMigrations: Migration[] = [
  {
    id: 'settings/0001_images',
    statements: [
      `CREATE TABLE image (
        id TEXT PRIMARY KEY CHECK (length(id) = 64), type TEXT NOT NULL CHECK (type LIKE 'image/%'),
        bytes BLOB NOT NULL, created_by TEXT NOT NULL, created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX image_by_created ON image (created_at)`,
    ],
  },
];
