import type { Migration } from '../../db/migrate.js';
import { addressStatements, erasureStatements, searchStatements } from './contact-triggers.js';

const STATE = `CASE
  WHEN merged_into IS NOT NULL THEN 'merged'
  WHEN erased_at IS NOT NULL THEN 'erased'
  WHEN access <> 'eligible' THEN access
  WHEN first_login_at IS NOT NULL THEN 'joined'
  WHEN email IS NULL THEN 'none'
  WHEN invited_at IS NOT NULL THEN 'invited'
  ELSE 'eligible' END`;
const NAME = `lower(coalesce(nullif(trim(first_name || ' ' || last_name), ''), nullif(company, ''), email, ''))`;

/** Finding, merging and erasing contacts. */
export const contactMigrations: Migration[] = [
  {
    id: 'contacts/0001_contacts',
    statements: [
      `ALTER TABLE contact ADD COLUMN suspended_reason TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE contact ADD COLUMN merged_into TEXT REFERENCES contact`,
      `ALTER TABLE contact ADD COLUMN erased_at INTEGER`,
      `ALTER TABLE entitlement ADD COLUMN reason TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE contact ADD COLUMN state TEXT NOT NULL GENERATED ALWAYS AS (${STATE}) VIRTUAL`,
      `ALTER TABLE contact ADD COLUMN sort_name TEXT NOT NULL GENERATED ALWAYS AS (${NAME}) VIRTUAL`,
      `ALTER TABLE contact ADD COLUMN last_seen INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(last_login_at, 0)) VIRTUAL`,
      `CREATE INDEX contact_by_state ON contact (state, id)`,
      `CREATE INDEX contact_by_source ON contact (source, id)`,
      `CREATE INDEX contact_by_name ON contact (sort_name, id)`,
      `CREATE INDEX contact_by_last_seen ON contact (last_seen, id)`,
      `CREATE INDEX contact_without_email ON contact (email, id) WHERE email IS NULL`,
      `CREATE INDEX contact_bounced ON contact (id) WHERE bounced_at IS NOT NULL`,
      `CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL`,
      ...searchStatements,
      ...addressStatements,
      ...erasureStatements,
    ],
  },
  {
    id: 'contacts/0002_merges',
    statements: [
      `CREATE TABLE merge (
        id TEXT PRIMARY KEY, from_id TEXT NOT NULL REFERENCES contact, into_id TEXT NOT NULL REFERENCES contact,
        before TEXT NOT NULL CHECK (json_valid(before)), filled TEXT NOT NULL CHECK (json_valid(filled)),
        created_by TEXT NOT NULL, created_at INTEGER NOT NULL, undone_at INTEGER, CHECK (from_id <> into_id)
      ) STRICT`,
      `CREATE INDEX merge_by_into ON merge (into_id, created_at DESC)`,
      `CREATE INDEX merge_by_from ON merge (from_id)`,
      `CREATE TABLE merge_row (
        merge_id TEXT NOT NULL REFERENCES merge ON DELETE CASCADE, place TEXT NOT NULL, row_id TEXT NOT NULL,
        before TEXT NOT NULL DEFAULT '', PRIMARY KEY (merge_id, place, row_id)
      ) STRICT, WITHOUT ROWID`,
    ],
  },
];
