import type { Migration } from '../../core/db/migrate.js';

/** The states a business calls outstanding, paid and other, as the list filters them. */
const SHELF = `CASE
  WHEN state = 'draft' THEN 'draft'
  WHEN state IN ('open', 'processing', 'partially_paid') THEN 'outstanding'
  WHEN state IN ('paid', 'partially_refunded') THEN 'paid'
  ELSE 'other' END`;

/** The same for the business, which tells what is on its way from what is still to come. */
const TRAY = `CASE state WHEN 'partially_paid' THEN 'open' WHEN 'partially_refunded' THEN 'paid' ELSE state END`;

/** The tables of invoices and of the money that comes in for them. Never edited once released: add another one. */
export const invoiceMigrations: Migration[] = [
  {
    id: 'invoices/0001_invoices',
    statements: [
      `CREATE TABLE invoice_counter (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT`,
      `CREATE TABLE invoice (
        id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        contact_id TEXT NOT NULL REFERENCES contact, title TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'processing', 'partially_paid', 'paid', 'void',
          'uncollectible', 'partially_refunded', 'refunded')),
        currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
        issued_on TEXT NOT NULL CHECK (date(issued_on) IS issued_on),
        due_on TEXT NOT NULL CHECK (date(due_on) IS due_on),
        subtotal INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL CHECK (total >= 0),
        amount_paid INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '', bill_to_name TEXT NOT NULL, bill_to_address TEXT NOT NULL DEFAULT '',
        seller TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(seller)),
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
        sent_at INTEGER, viewed_at INTEGER, paid_at INTEGER, overdue_at INTEGER,
        shelf TEXT NOT NULL GENERATED ALWAYS AS (${SHELF}) VIRTUAL,
        CHECK (total = subtotal + tax),
        CHECK (amount_paid BETWEEN 0 AND total),
        CHECK (due_on >= issued_on),
        CHECK ((state = 'draft') = (sent_at IS NULL)),
        CHECK (state <> 'paid' OR (amount_paid = total AND paid_at IS NOT NULL))
      ) STRICT`,
      `CREATE INDEX invoice_by_contact ON invoice (contact_id, issued_on DESC, id DESC) WHERE state <> 'draft'`,
      `CREATE INDEX invoice_by_shelf ON invoice (contact_id, shelf, issued_on DESC, id DESC)`,
      `CREATE INDEX invoice_sums ON invoice (contact_id, currency, state, due_on, total, amount_paid) WHERE shelf = 'outstanding'`,
      `CREATE INDEX invoice_owed ON invoice (contact_id, due_on, id) WHERE shelf = 'outstanding'`,
      `CREATE INDEX invoice_due ON invoice (due_on, id) WHERE overdue_at IS NULL AND state IN ('open', 'partially_paid')`,
      `CREATE TABLE invoice_line (
        invoice_id TEXT NOT NULL REFERENCES invoice ON DELETE CASCADE, position INTEGER NOT NULL,
        description TEXT NOT NULL, quantity INTEGER NOT NULL, unit_price INTEGER NOT NULL,
        tax_rate INTEGER NOT NULL CHECK (tax_rate BETWEEN 0 AND 10000), amount INTEGER NOT NULL,
        PRIMARY KEY (invoice_id, position)
      ) STRICT`,
      `CREATE TABLE payment (
        id TEXT PRIMARY KEY, invoice_id TEXT NOT NULL REFERENCES invoice,
        provider TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('checkout', 'transfer')),
        reference TEXT, url TEXT, return_url TEXT,
        amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
        status TEXT NOT NULL CHECK (status IN ('pending', 'processing', 'succeeded', 'failed', 'canceled')),
        flag TEXT CHECK (flag IN ('mismatch', 'surplus')),
        created_at INTEGER NOT NULL, expires_at INTEGER, settled_at INTEGER,
        CHECK ((status = 'succeeded') = (settled_at IS NOT NULL))
      ) STRICT`,
      `CREATE UNIQUE INDEX payment_open ON payment (invoice_id, kind) WHERE status IN ('pending', 'processing')`,
      `CREATE UNIQUE INDEX payment_by_reference ON payment (provider, reference) WHERE kind = 'checkout'`,
      `CREATE INDEX payment_by_invoice ON payment (invoice_id, created_at DESC, id DESC)`,
      `CREATE TABLE payment_report (
        provider TEXT NOT NULL, event_id TEXT NOT NULL, payment_id TEXT NOT NULL REFERENCES payment,
        outcome TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, received_at INTEGER NOT NULL,
        PRIMARY KEY (provider, event_id)
      ) STRICT`,
      `CREATE INDEX payment_report_by_payment ON payment_report (payment_id)`,
    ],
  },
  {
    id: 'invoices/0002_business_side',
    statements: [
      `ALTER TABLE invoice ADD COLUMN issue_day_set INTEGER NOT NULL DEFAULT 1 CHECK (issue_day_set IN (0, 1))`,
      `ALTER TABLE invoice ADD COLUMN due_days INTEGER CHECK (due_days BETWEEN 0 AND 366)`,
      `ALTER TABLE invoice ADD COLUMN bill_to_set INTEGER NOT NULL DEFAULT 1 CHECK (bill_to_set IN (0, 1))`,
      `ALTER TABLE invoice ADD COLUMN discount TEXT CHECK (discount IS NULL OR json_valid(discount))`,
      `ALTER TABLE invoice ADD COLUMN void_reason TEXT NOT NULL DEFAULT ''`,
      `ALTER TABLE invoice ADD COLUMN reminded_on TEXT CHECK (reminded_on IS NULL OR date(reminded_on) IS reminded_on)`,
      `ALTER TABLE invoice ADD COLUMN tray TEXT GENERATED ALWAYS AS (${TRAY}) VIRTUAL`,
      `CREATE INDEX invoice_by_day ON invoice (issued_on DESC, id DESC)`,
      `CREATE INDEX invoice_by_tray ON invoice (tray, issued_on DESC, id DESC)`,
      `CREATE INDEX invoice_of_contact ON invoice (contact_id, issued_on DESC, id DESC)`,
      `CREATE INDEX invoice_late ON invoice (tray, due_on, id) WHERE tray = 'open'`,
      `CREATE INDEX invoice_receivable ON invoice (currency, due_on, total, amount_paid, state)
        WHERE state IN ('open', 'partially_paid')`,
      `ALTER TABLE invoice_line ADD COLUMN kind TEXT NOT NULL DEFAULT 'item' CHECK (kind IN ('item', 'discount'))`,
      `ALTER TABLE payment ADD COLUMN method TEXT
        CHECK (method IS NULL OR method IN ('bank-transfer', 'cash', 'card', 'cheque', 'other'))`,
      `ALTER TABLE payment ADD COLUMN note TEXT NOT NULL DEFAULT ''`,
      `CREATE TABLE invoice_setting (
        id INTEGER PRIMARY KEY CHECK (id = 1), prefix TEXT NOT NULL,
        due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 366),
        tax_rate INTEGER NOT NULL CHECK (tax_rate BETWEEN 0 AND 10000),
        note TEXT NOT NULL, updated_at INTEGER NOT NULL
      ) STRICT`,
      `INSERT INTO invoice_setting (id, prefix, due_days, tax_rate, note, updated_at) VALUES (1, 'INV-', 14, 0, '', 0)`,
    ],
  },
];
