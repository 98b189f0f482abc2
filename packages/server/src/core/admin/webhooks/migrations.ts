import type { Migration } from '../../db/migrate.js';

export const webhookMigrations: Migration[] = [
  {
    id: 'webhooks/0001_webhooks',
    statements: [
      `CREATE TABLE webhook (
        id TEXT PRIMARY KEY, url TEXT NOT NULL, description TEXT NOT NULL,
        events TEXT NOT NULL CHECK (json_valid(events)), enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
        disabled_reason TEXT CHECK (disabled_reason IN ('staff', 'gone', 'failing')), disabled_at INTEGER,
        secret TEXT NOT NULL, old_secret TEXT, old_secret_until INTEGER,
        cursor INTEGER NOT NULL, failing_since INTEGER, paused_until INTEGER NOT NULL DEFAULT 0,
        last_delivered_at INTEGER, created_by TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
        CHECK ((enabled = 1) = (disabled_reason IS NULL))
      ) STRICT`,
      `CREATE TABLE webhook_delivery (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
        webhook_id TEXT NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_seq INTEGER, type TEXT NOT NULL, event_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'dead')),
        attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, leased_until INTEGER NOT NULL DEFAULT 0,
        status INTEGER, error TEXT, excerpt TEXT, duration INTEGER, tried_at INTEGER, created_at INTEGER NOT NULL,
        UNIQUE (webhook_id, event_seq)
      ) STRICT`,
      `CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_at, seq)
        WHERE state IN ('pending', 'failed')`,
      `CREATE INDEX webhook_delivery_by_state ON webhook_delivery (webhook_id, state, seq DESC)`,
      `CREATE INDEX webhook_delivery_by_type ON webhook_delivery (webhook_id, type, seq DESC)`,
      `CREATE INDEX webhook_delivery_by_created ON webhook_delivery (created_at)`,
    ],
  },
];
