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
export const searchStatements = [
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

/** No two contacts share an address, be it their own or an alias. */
export const addressStatements = [
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
export const erasureStatements = [
  `DROP TRIGGER event_is_append_only`,
  trigger(
    'event_is_append_only',
    `BEFORE UPDATE ON event WHEN NOT (
      NEW.data = '{}' AND ${SAME.map((column) => `NEW.${column} IS OLD.${column}`).join(' AND ')} AND EXISTS (
        SELECT 1 FROM contact WHERE id IN (OLD.contact_id, OLD.subject_id) AND erased_at IS NOT NULL))`,
    `SELECT RAISE(ABORT, 'events are never changed');`,
  ),
];
