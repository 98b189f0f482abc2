import type { Migration } from './migrate.js';

const flag = (name: string, values: string[]) =>
  `CHECK (${name} IN (${values.map((value) => `'${value}'`).join(', ')}))`;

/** The tables every app stands on. Never edited once released: add another one. */
export const coreMigrations: Migration[] = [
  {
    id: 'core/0001_foundation',
    statements: [
      `CREATE TABLE setting (
        name TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value)), updated_at INTEGER NOT NULL
      ) STRICT`,
      `INSERT INTO setting (name, value, updated_at) VALUES ('portal', '{}', 0)`,
      `CREATE TABLE contact (
        id TEXT PRIMARY KEY, email TEXT UNIQUE CHECK (email = lower(trim(email)) AND email <> ''),
        first_name TEXT NOT NULL DEFAULT '', last_name TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '', company TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '',
        locale TEXT, time_zone TEXT,
        source TEXT NOT NULL ${flag('source', ['checkout', 'form', 'import', 'manual', 'invite', 'api', 'sign-up'])},
        access TEXT NOT NULL DEFAULT 'eligible' ${flag('access', ['eligible', 'requested', 'suspended'])},
        invited_at INTEGER, last_invited_at INTEGER, first_login_at INTEGER, last_login_at INTEGER,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX contact_by_created ON contact (created_at DESC, id DESC)`,
      `CREATE TABLE password (
        contact_id TEXT PRIMARY KEY REFERENCES contact ON DELETE CASCADE, hash TEXT NOT NULL, updated_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE passkey (
        id TEXT PRIMARY KEY, contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE,
        credential_id TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL, counter INTEGER NOT NULL,
        transports TEXT NOT NULL CHECK (json_valid(transports)), rp_id TEXT NOT NULL, name TEXT NOT NULL,
        created_at INTEGER NOT NULL, last_used_at INTEGER
      ) STRICT`,
      `CREATE INDEX passkey_by_contact ON passkey (contact_id, created_at DESC)`,
      `CREATE TABLE session (
        id_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE,
        method TEXT NOT NULL, user_agent TEXT, origin TEXT,
        created_at INTEGER NOT NULL, authenticated_at INTEGER NOT NULL, seen_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL, absolute_expires_at INTEGER NOT NULL,
        handoff_hash TEXT UNIQUE, handoff_expires_at INTEGER
      ) STRICT`,
      `CREATE INDEX session_by_contact ON session (contact_id, created_at DESC)`,
      `CREATE INDEX session_by_expiry ON session (expires_at)`,
      `CREATE TABLE link (
        id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE,
        purpose TEXT NOT NULL ${flag('purpose', ['sign-in', 'invitation', 'reset', 'email-change', 'email-undo'])},
        contact_id TEXT REFERENCES contact ON DELETE CASCADE, email TEXT NOT NULL,
        code_mac TEXT, attempts INTEGER NOT NULL DEFAULT 0, page TEXT, view TEXT,
        data TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(data)), created_by TEXT NOT NULL,
        created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER, replaced_at INTEGER, revoked_at INTEGER
      ) STRICT`,
      `CREATE INDEX link_by_email ON link (email, purpose, created_at DESC)`,
      `CREATE INDEX link_by_contact ON link (contact_id, created_at DESC)`,
      `CREATE INDEX link_by_expiry ON link (expires_at)`,
      `CREATE TABLE entitlement (
        id TEXT PRIMARY KEY, contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE,
        resource TEXT NOT NULL, source TEXT NOT NULL, source_id TEXT NOT NULL DEFAULT '',
        starts_at INTEGER NOT NULL, ends_at INTEGER, revoked_at INTEGER, created_at INTEGER NOT NULL,
        UNIQUE (contact_id, resource, source, source_id)
      ) STRICT`,
      `CREATE TABLE event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, actor TEXT NOT NULL,
        subject_type TEXT, subject_id TEXT, contact_id TEXT,
        data TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(data)), at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX event_by_contact ON event (contact_id, seq DESC)`,
      `CREATE TRIGGER event_is_append_only BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END`,
      `CREATE TABLE outbox (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, payload TEXT NOT NULL, dedupe_key TEXT NOT NULL UNIQUE,
        due_at INTEGER NOT NULL, drop_after INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
        leased_until INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, settled_at INTEGER,
        outcome TEXT ${flag('outcome', ['sent', 'failed', 'dropped'])}, last_error TEXT
      ) STRICT`,
      `CREATE INDEX outbox_due ON outbox (due_at) WHERE settled_at IS NULL`,
      `CREATE TABLE job (
        name TEXT PRIMARY KEY, due_at INTEGER NOT NULL, leased_until INTEGER NOT NULL DEFAULT 0, last_error TEXT
      ) STRICT`,
      `CREATE TABLE rate_limit (bucket TEXT PRIMARY KEY, hits INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT`,
      `CREATE INDEX rate_limit_by_expiry ON rate_limit (expires_at)`,
      `CREATE TABLE used_nonce (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT`,
      `CREATE TABLE guard (stale INTEGER CONSTRAINT stale_change CHECK (stale IS NULL)) STRICT`,
    ],
  },
];
