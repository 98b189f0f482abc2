import { ROLES } from '@client-portal/contract/admin';

import type { Migration } from './migrate.js';

const roles = ROLES.map((role) => `'${role}'`).join(', ');

/** Staff, their sessions and keys, and what the management API remembers. */
export const staffMigrations: Migration[] = [
  {
    id: 'core/0002_staff',
    statements: [
      `CREATE TABLE staff (
        id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE CHECK (email = lower(trim(email)) AND email <> ''),
        name TEXT NOT NULL DEFAULT '', role TEXT NOT NULL CHECK (role IN (${roles})),
        password_hash TEXT, totp_secret TEXT, totp_confirmed_at INTEGER, totp_step INTEGER NOT NULL DEFAULT 0,
        disabled_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_login_at INTEGER
      ) STRICT`,
      `CREATE TABLE staff_passkey (
        id TEXT PRIMARY KEY, staff_id TEXT NOT NULL REFERENCES staff ON DELETE CASCADE,
        credential_id TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL, counter INTEGER NOT NULL,
        transports TEXT NOT NULL CHECK (json_valid(transports)), rp_id TEXT NOT NULL, name TEXT NOT NULL,
        created_at INTEGER NOT NULL, last_used_at INTEGER
      ) STRICT`,
      `CREATE INDEX staff_passkey_by_staff ON staff_passkey (staff_id)`,
      `CREATE TABLE staff_session (
        id_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, staff_id TEXT NOT NULL REFERENCES staff ON DELETE CASCADE,
        method TEXT NOT NULL, user_agent TEXT, origin TEXT, created_at INTEGER NOT NULL,
        authenticated_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, absolute_expires_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX staff_session_by_staff ON staff_session (staff_id)`,
      `CREATE INDEX staff_session_by_expiry ON staff_session (expires_at)`,
      `CREATE TABLE staff_link (
        id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL CHECK (purpose IN ('join', 'reset')),
        staff_id TEXT NOT NULL REFERENCES staff ON DELETE CASCADE, created_by TEXT NOT NULL,
        created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER
      ) STRICT`,
      `CREATE INDEX staff_link_by_staff ON staff_link (staff_id)`,
      `CREATE TABLE api_key (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, secret_hash TEXT NOT NULL UNIQUE, prefix TEXT NOT NULL,
        scopes TEXT NOT NULL CHECK (json_valid(scopes)), created_by TEXT NOT NULL, created_at INTEGER NOT NULL,
        expires_at INTEGER, last_used_at INTEGER, revoked_at INTEGER
      ) STRICT`,
      `CREATE TABLE idempotency (
        actor TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL, status INTEGER, answer TEXT,
        created_at INTEGER NOT NULL, PRIMARY KEY (actor, key)
      ) STRICT`,
      `CREATE INDEX idempotency_by_created ON idempotency (created_at)`,
    ],
  },
  {
    id: 'core/0003_contact_details',
    statements: [
      `ALTER TABLE contact ADD COLUMN fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields))`,
      `ALTER TABLE contact ADD COLUMN bounced_at INTEGER`,
      `CREATE TABLE contact_tag (
        contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE, tag TEXT NOT NULL,
        PRIMARY KEY (contact_id, tag)
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX contact_tag_by_tag ON contact_tag (tag, contact_id)`,
      `CREATE TABLE contact_alias (
        email TEXT PRIMARY KEY CHECK (email = lower(trim(email)) AND email <> ''),
        contact_id TEXT NOT NULL REFERENCES contact ON DELETE CASCADE, created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID`,
      `CREATE INDEX contact_alias_by_contact ON contact_alias (contact_id)`,
      `CREATE INDEX contact_by_invited ON contact (invited_at) WHERE invited_at IS NOT NULL`,
      `CREATE INDEX contact_by_first_login ON contact (first_login_at) WHERE first_login_at IS NOT NULL`,
      `CREATE INDEX event_by_type ON event (type, seq)`,
      `CREATE INDEX event_by_subject ON event (subject_type, subject_id, seq)`,
    ],
  },
];
