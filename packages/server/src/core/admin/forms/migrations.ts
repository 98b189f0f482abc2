import type { Migration } from '../../db/migrate.js';

export const formMigrations: Migration[] = [
  {
    id: 'forms/0001_forms',
    statements: [
      `CREATE TABLE form (
        id TEXT PRIMARY KEY, content TEXT NOT NULL CHECK (json_valid(content)), created_by TEXT NOT NULL,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE form_submission (
        id TEXT PRIMARY KEY, form_id TEXT NOT NULL REFERENCES form ON DELETE CASCADE,
        contact_id TEXT REFERENCES contact ON DELETE SET NULL, email TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'spam')), reason TEXT,
        content TEXT NOT NULL CHECK (json_valid(content)), page TEXT, created_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE INDEX form_submission_by_form ON form_submission (form_id, id DESC)`,
      `CREATE INDEX form_submission_by_state ON form_submission (form_id, state, id DESC)`,
      `CREATE INDEX form_submission_by_contact ON form_submission (contact_id)`,
      `CREATE INDEX form_submission_by_email ON form_submission (email)`,
      `CREATE INDEX form_submission_spam ON form_submission (created_at) WHERE state = 'spam'`,
    ],
  },
];
