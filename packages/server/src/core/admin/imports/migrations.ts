import type { Migration } from '../../db/migrate.js';

export const importMigrations: Migration[] = [
  {
    id: 'imports/0001_imports',
    statements: [
      `CREATE TABLE import (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, received INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL CHECK (state IN ('uploading', 'ready', 'checking', 'checked', 'running', 'done', 'cancelled',
          'failed', 'undoing', 'undone')),
        settings TEXT NOT NULL CHECK (json_valid(settings)), sample TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sample)),
        report TEXT CHECK (json_valid(report)), result TEXT CHECK (json_valid(result)),
        undone TEXT CHECK (json_valid(undone)), blocked TEXT,
        position INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
        since INTEGER NOT NULL DEFAULT 0, since_position INTEGER NOT NULL DEFAULT 0,
        mail_batch TEXT,
        lease TEXT, leased_until INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
        created_by TEXT NOT NULL, started_by TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
        started_at INTEGER, finished_at INTEGER
      ) STRICT`,
      `CREATE INDEX import_by_created ON import (created_at DESC, id DESC)`,
      `CREATE INDEX import_under_way ON import (leased_until)
        WHERE state IN ('checking', 'running', 'undoing')`,
      `CREATE TABLE import_chunk (
        import_id TEXT NOT NULL REFERENCES import ON DELETE CASCADE, start INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (import_id, start)
      ) STRICT`,
      `CREATE TABLE import_problem (
        import_id TEXT NOT NULL REFERENCES import ON DELETE CASCADE, row INTEGER NOT NULL, number INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('error', 'duplicate', 'kept')), column_name TEXT NOT NULL, value TEXT NOT NULL,
        message TEXT NOT NULL, PRIMARY KEY (import_id, row, number)
      ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE import_row (
        import_id TEXT NOT NULL REFERENCES import ON DELETE CASCADE, row INTEGER NOT NULL, contact_id TEXT NOT NULL,
        created INTEGER NOT NULL, change TEXT NOT NULL CHECK (json_valid(change)),
        PRIMARY KEY (import_id, row)
      ) STRICT, WITHOUT ROWID`,
    ],
  },
];
