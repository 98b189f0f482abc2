import type { Migration } from '../../db/migrate.js';

/** What keeps the log whole, and what finds things in it. Never edited once released: add another one. */
export const auditMigrations: Migration[] = [
  {
    id: 'audit/0001_seals',
    statements: [
      `CREATE TABLE event_seal (
        from_seq INTEGER PRIMARY KEY, to_seq INTEGER NOT NULL UNIQUE CHECK (to_seq >= from_seq),
        prev_hash TEXT NOT NULL, digests TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END`,
      `CREATE TRIGGER event_seal_is_append_only BEFORE UPDATE ON event_seal BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END`,
      `CREATE TRIGGER event_seal_is_kept BEFORE DELETE ON event_seal BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END`,
      `CREATE INDEX event_by_actor ON event (actor, seq)`,
      `CREATE INDEX event_by_at ON event (at, seq)`,
    ],
  },
];
