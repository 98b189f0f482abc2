import type { Migration } from '../../db/migrate.js';

export const viewAsMigrations: Migration[] = [
  {
    id: 'view-as/0001_links',
    statements: [
      `CREATE TABLE view_as_link (
        id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE,
        contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE,
        staff_id TEXT NOT NULL REFERENCES staff ON DELETE CASCADE,
        created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
      ) STRICT`,
      `CREATE INDEX view_as_link_by_contact ON view_as_link (contact_id)`,
      `CREATE INDEX view_as_link_by_expiry ON view_as_link (expires_at)`,
      `ALTER TABLE session ADD COLUMN acting_staff_id TEXT REFERENCES staff ON DELETE CASCADE`,
      `ALTER TABLE session ADD COLUMN acting_name TEXT`,
      `CREATE INDEX session_by_acting_staff ON session (acting_staff_id) WHERE acting_staff_id IS NOT NULL`,
    ],
  },
];
