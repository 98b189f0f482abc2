import type { InvoiceStatus, Payment } from '@client-portal/contract/invoices';
import type { Discount, RecordedPayment } from '@client-portal/contract/invoices/admin';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What is stored: `overdue` is not, because it comes by itself with the calendar. */
export type InvoiceState = Exclude<InvoiceStatus, 'overdue'> | 'draft';

export const invoice = sqliteTable('invoice', {
  id: text().primaryKey(),
  /** A draft that has none yet holds its id here, because numbers are unique. */
  number: text().notNull(),
  contactId: text('contact_id').notNull(),
  title: text().notNull(),
  state: text().$type<InvoiceState>().notNull(),
  currency: text().notNull(),
  issuedOn: text('issued_on').notNull(),
  dueOn: text('due_on').notNull(),
  subtotal: integer().notNull(),
  tax: integer().notNull(),
  total: integer().notNull(),
  /** Never above `total`: what came in beyond it is flagged on the payment. */
  amountPaid: integer('amount_paid').notNull().default(0),
  note: text().notNull().default(''),
  billToName: text('bill_to_name').notNull(),
  /** Lines, newline-separated. */
  billToAddress: text('bill_to_address').notNull().default(''),
  /** JSON: who invoices, as it stood when the invoice was sent. */
  seller: text().notNull().default('{}'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  sentAt: integer('sent_at'),
  viewedAt: integer('viewed_at'),
  paidAt: integer('paid_at'),
  overdueAt: integer('overdue_at'),
  /** 0 where it is issued on the day it is sent; `issuedOn` is then the day it was written. */
  issueDaySet: integer('issue_day_set').$type<0 | 1>().notNull().default(1),
  /** Null where `dueOn` was chosen. */
  dueDays: integer('due_days'),
  /** 0 where the client's record says whom to bill when it is sent. */
  billToSet: integer('bill_to_set').$type<0 | 1>().notNull().default(1),
  discount: text({ mode: 'json' }).$type<Discount>(),
  /** For the business only. */
  voidReason: text('void_reason').notNull().default(''),
  remindedOn: text('reminded_on'),
  tray: text()
    .$type<Exclude<InvoiceState, 'partially_paid' | 'partially_refunded'>>()
    .generatedAlwaysAs('', { mode: 'virtual' }),
  shelf: text()
    .$type<'draft' | 'outstanding' | 'paid' | 'other'>()
    .notNull()
    .generatedAlwaysAs('', { mode: 'virtual' }),
});
export type InvoiceRow = typeof invoice.$inferSelect;

export const invoiceLine = sqliteTable(
  'invoice_line',
  {
    invoiceId: text('invoice_id').notNull(),
    position: integer().notNull(),
    description: text().notNull(),
    quantity: integer().notNull(),
    unitPrice: integer('unit_price').notNull(),
    taxRate: integer('tax_rate').notNull(),
    amount: integer().notNull(),
    kind: text().$type<'item' | 'discount'>().notNull().default('item'),
  },
  (table) => [primaryKey({ columns: [table.invoiceId, table.position] })],
);
export type InvoiceLineRow = typeof invoiceLine.$inferSelect;

export const payment = sqliteTable('payment', {
  id: text().primaryKey(),
  invoiceId: text('invoice_id').notNull(),
  provider: text().notNull(),
  kind: text().$type<'checkout' | 'transfer'>().notNull(),
  /** The provider's name for it, or what a recorded transfer says. */
  reference: text(),
  url: text(),
  returnUrl: text('return_url'),
  amount: integer().notNull(),
  currency: text().notNull(),
  status: text().$type<Payment['status']>().notNull(),
  /** For the business to look at: another amount than asked for, or money for an invoice that was paid already. */
  flag: text().$type<'mismatch' | 'surplus'>(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  settledAt: integer('settled_at'),
  /** How recorded money came in, as the business says. */
  method: text().$type<RecordedPayment['method']>(),
  note: text().notNull().default(''),
});
export type PaymentRow = typeof payment.$inferSelect;

/** What providers told us: a report counts once, because its row and its effect are one write. */
export const paymentReport = sqliteTable(
  'payment_report',
  {
    provider: text().notNull(),
    eventId: text('event_id').notNull(),
    paymentId: text('payment_id').notNull(),
    outcome: text().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    receivedAt: integer('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.eventId] })],
);

export const invoiceCounter = sqliteTable('invoice_counter', {
  year: integer().primaryKey(),
  last: integer().notNull(),
});

/** One row: how this business writes its invoices. */
export const invoiceSetting = sqliteTable('invoice_setting', {
  id: integer().primaryKey(),
  prefix: text().notNull(),
  dueDays: integer('due_days').notNull(),
  taxRate: integer('tax_rate').notNull(),
  note: text().notNull(),
  updatedAt: integer('updated_at').notNull(),
});
