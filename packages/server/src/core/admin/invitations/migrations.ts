import type { Migration } from '../../db/migrate.js';

export const invitationMigrations: Migration[] = [
  {
    id: 'invitations/0001_batches',
    statements: [
      `CREATE INDEX contact_by_last_invited ON contact (last_invited_at DESC, id DESC) WHERE last_invited_at IS NOT NULL`,
      `CREATE INDEX link_by_magic ON link (created_at DESC, id DESC) WHERE json_extract(data, '$.magic') = 1`,
      `CREATE TABLE mail_batch (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('login', 'invitation')),
        options TEXT NOT NULL CHECK (json_valid(options)), starts_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL, created_by TEXT NOT NULL, finished_at INTEGER, cancelled_at INTEGER
      ) STRICT`,
      `CREATE INDEX mail_batch_by_created ON mail_batch (created_at DESC, id DESC)`,
      `CREATE TABLE mail_batch_recipient (
        batch_id TEXT NOT NULL REFERENCES mail_batch ON DELETE CASCADE,
        contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE, position INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'ordered', 'skipped', 'cancelled')),
        reason TEXT, link_id TEXT, at INTEGER, PRIMARY KEY (batch_id, contact_id)
      ) STRICT`,
      `CREATE UNIQUE INDEX mail_batch_recipient_by_position ON mail_batch_recipient (batch_id, position)`,
      `CREATE INDEX mail_batch_recipient_queued ON mail_batch_recipient (batch_id, position) WHERE state = 'queued'`,
      `CREATE INDEX mail_batch_recipient_by_time ON mail_batch_recipient (at) WHERE state = 'ordered'`,
      `CREATE INDEX mail_batch_recipient_by_contact ON mail_batch_recipient (contact_id)`,
    ],
  },
];
