import type { Migration } from '../../db/migrate.js';

/** What the dashboard counts by, and who was refused at the door. Never edited once released: add another one. */
export const metricsMigrations: Migration[] = [
  {
    id: 'metrics/0001_metrics',
    statements: [
      `CREATE INDEX contact_by_last_login ON contact (last_login_at) WHERE last_login_at IS NOT NULL`,
      `CREATE INDEX contact_funnel ON contact (invited_at, source, first_login_at, last_login_at, id)
        WHERE invited_at IS NOT NULL`,
      `CREATE INDEX mail_invitation ON mail (contact_id, state) WHERE template = 'invitation'`,
      `CREATE INDEX contact_arrivals ON contact (first_login_at, source, invited_at) WHERE first_login_at IS NOT NULL`,
      `CREATE TABLE origin_sighting (
        surface TEXT NOT NULL CHECK (surface IN ('client', 'admin')), origin TEXT NOT NULL,
        refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
        count INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
        PRIMARY KEY (surface, origin, refused)
      ) STRICT, WITHOUT ROWID`,
    ],
  },
];
