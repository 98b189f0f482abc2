import type { Migration } from '../../db/migrate.js';

const STATE = `CASE
  WHEN merged_into IS NOT NULL THEN 'merged'
  WHEN erased_at IS NOT NULL THEN 'erased'
  WHEN access <> 'eligible' THEN access
  WHEN first_login_at IS NOT NULL THEN 'joined'
  WHEN email IS NULL THEN 'none'
  WHEN invited_at IS NOT NULL THEN 'invited'
  ELSE 'eligible' END`;
const NAME = `lower(coalesce(nullif(trim(first_name || ' ' || last_name), ''), nullif(company, ''), email, ''))`;

const words = (row: string) => `${row}.first_name || ' ' || ${row}.last_name || ' ' || ${row}.company || ' ' ||
  coalesce(${row}.email, '') || ' ' ||
  coalesce((SELECT group_concat(email, ' ') FROM contact_alias WHERE contact_id = ${row}.id), '')`;

const index = (id: string) => `INSERT INTO contact_fts (rowid, words)
  SELECT s.seq, ${words('c')} FROM contact_search AS s JOIN contact AS c ON c.id = s.contact_id WHERE s.contact_id = ${id};`;
const forget = (id: string) =>
  `DELETE FROM contact_fts WHERE rowid = (SELECT seq FROM contact_search WHERE contact_id = ${id});`;
const trigger = (name: string, when: string, body: string) => `CREATE TRIGGER ${name} ${when} BEGIN ${body} END`;

// It reads as the UNIQUE constraint that two tables cannot share, so that callers handle both alike.
const taken = `SELECT RAISE(ABORT, 'UNIQUE constraint failed: contact.email, contact_alias.email');`;

/** The words that contacts are found by, kept by triggers. `seq` is theirs alone: VACUUM renumbers hidden rowids. */
const searchStatements = [
  `CREATE TABLE contact_search (
    seq INTEGER PRIMARY KEY, contact_id TEXT NOT NULL UNIQUE REFERENCES contact ON DELETE CASCADE
  ) STRICT`,
  `CREATE VIRTUAL TABLE contact_fts USING fts5 (
    words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
  )`,
  `INSERT INTO contact_fts (contact_fts, rank) VALUES ('secure-delete', 1)`,
  `INSERT INTO contact_search (contact_id) SELECT id FROM contact ORDER BY id`,
  `INSERT INTO contact_fts (rowid, words)
    SELECT s.seq, ${words('c')} FROM contact_search AS s JOIN contact AS c ON c.id = s.contact_id`,
  trigger(
    'contact_is_found',
    'AFTER INSERT ON contact',
    `INSERT INTO contact_search (contact_id) VALUES (NEW.id); ${index('NEW.id')}`,
  ),
  trigger(
    'contact_is_found_anew',
    'AFTER UPDATE OF email, first_name, last_name, company ON contact',
    `${forget('NEW.id')} ${index('NEW.id')}`,
  ),
  trigger('contact_is_not_found', 'BEFORE DELETE ON contact', forget('OLD.id')),
  trigger('alias_is_found', 'AFTER INSERT ON contact_alias', `${forget('NEW.contact_id')} ${index('NEW.contact_id')}`),
  trigger(
    'alias_moves',
    'AFTER UPDATE OF contact_id ON contact_alias',
    `${forget('OLD.contact_id')} ${index('OLD.contact_id')} ${forget('NEW.contact_id')} ${index('NEW.contact_id')}`,
  ),
  trigger(
    'alias_is_not_found',
    'AFTER DELETE ON contact_alias',
    `${forget('OLD.contact_id')} ${index('OLD.contact_id')}`,
  ),
];

const addressStatements = [
  trigger(
    'contact_takes_no_alias',
    'BEFORE INSERT ON contact WHEN EXISTS (SELECT 1 FROM contact_alias WHERE email = NEW.email)',
    taken,
  ),
  trigger(
    'contact_changes_to_no_alias',
    `BEFORE UPDATE OF email ON contact
      WHEN EXISTS (SELECT 1 FROM contact_alias WHERE email = NEW.email AND contact_id <> NEW.id)`,
    taken,
  ),
  trigger(
    'alias_becomes_address',
    `AFTER UPDATE OF email ON contact WHEN NEW.email IS NOT NULL`,
    `DELETE FROM contact_alias WHERE email = NEW.email;`,
  ),
  trigger(
    'alias_takes_no_address',
    'BEFORE INSERT ON contact_alias WHEN EXISTS (SELECT 1 FROM contact WHERE email = NEW.email)',
    taken,
  ),
];

const SAME = ['seq', 'type', 'actor', 'subject_type', 'subject_id', 'contact_id', 'at'];

/** What happened is never changed, but for what it says about a contact who was erased. */
const erasureStatements = [
  `DROP TRIGGER event_is_append_only`,
  trigger(
    'event_is_append_only',
    `BEFORE UPDATE ON event WHEN NOT (
      NEW.data = '{}' AND ${SAME.map((column) => `NEW.${column} IS OLD.${column}`).join(' AND ')} AND EXISTS (
        SELECT 1 FROM contact WHERE id IN (OLD.contact_id, OLD.subject_id) AND erased_at IS NOT NULL))`,
    `SELECT RAISE(ABORT, 'events are never changed');`,
  ),
];

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
