import type { Migration } from '../../db/migrate.js';

const states = ['queued', 'waiting', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'dropped'];

export const mailMigrations: Migration[] = [
  {
    id: 'mails/0001_mail_log',
    statements: [
      `CREATE TABLE mail (
        id TEXT PRIMARY KEY, template TEXT NOT NULL, contact_id TEXT REFERENCES contact ON DELETE CASCADE,
        to_address TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', locale TEXT, cause TEXT NOT NULL UNIQUE,
        data TEXT CHECK (json_valid(data)), subject TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN (${states.map((state) => `'${state}'`).join(', ')})),
        error TEXT, attempts INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, settled_at INTEGER
      ) STRICT`,
      `CREATE INDEX mail_by_created ON mail (created_at DESC, id DESC)`,
      `CREATE INDEX mail_by_contact ON mail (contact_id, created_at DESC, id DESC)`,
      `CREATE INDEX mail_by_state ON mail (state, created_at DESC, id DESC)`,
      `CREATE INDEX mail_by_template ON mail (template, created_at DESC, id DESC)`,
      `CREATE INDEX mail_by_address ON mail (to_address, created_at DESC)`,
      `CREATE TABLE mail_template (
        template TEXT NOT NULL, locale TEXT NOT NULL, words TEXT NOT NULL CHECK (json_valid(words)),
        updated_at INTEGER NOT NULL, PRIMARY KEY (template, locale)
      ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE mail_off (template TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
      `CREATE TRIGGER mail_of_the_erased AFTER UPDATE OF erased_at ON contact WHEN NEW.erased_at IS NOT NULL BEGIN
        DELETE FROM outbox WHERE settled_at IS NULL AND id IN (SELECT id FROM mail WHERE contact_id = NEW.id);
        DELETE FROM mail WHERE contact_id = NEW.id;
        DELETE FROM mail_batch_recipient WHERE contact_id = NEW.id;
      END`,
    ],
  },
];
