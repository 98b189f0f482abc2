import type { InvoicePage, InvoiceSummary } from '@client-portal/contract/invoices';
import { and, asc, desc, eq, ne, sql, type SQL } from 'drizzle-orm';

import type { PortalDatabase } from '../../core/db/database.js';
import { named, preparedOnce, preparedRows } from '../../core/db/prepared.js';
import { fromCursor, toCursor } from './cursor.js';
import { amountDue, statusOf } from './invoice-status.js';
import { invoice, invoiceLine, payment, type InvoiceLineRow, type InvoiceRow, type PaymentRow } from './schema.js';

/** Literals, not parameters: only so does SQLite see that a partial index holds these rows. */
const SENT = sql`state <> 'draft'`;

const OUTSTANDING = sql`shelf = 'outstanding'`;

const PAYMENTS_SHOWN = 50;

export interface ListQuery {
  status?: 'outstanding' | 'paid' | 'other' | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const SUMMARY = named({
  id: invoice.id,
  number: invoice.number,
  title: invoice.title,
  state: invoice.state,
  currency: invoice.currency,
  total: invoice.total,
  amountPaid: invoice.amountPaid,
  issuedOn: invoice.issuedOn,
  dueOn: invoice.dueOn,
  paidAt: invoice.paidAt,
});
type SummaryRow = Pick<InvoiceRow, keyof typeof SUMMARY>;

const { placeholder } = sql;

const invoicesIn = (shelf: SQL, after?: SQL) =>
  preparedRows((db) =>
    db
      .select(SUMMARY)
      .from(invoice)
      .where(and(eq(invoice.contactId, placeholder('contactId')), shelf, after))
      .orderBy(desc(invoice.issuedOn), desc(invoice.id))
      .limit(placeholder('limit')),
  );

const ON_SHELF = eq(invoice.shelf, placeholder('status'));
const AFTER = sql`(${invoice.issuedOn}, ${invoice.id}) < (${placeholder('issuedOn')}, ${placeholder('id')})`;

const pages = {
  first: { all: invoicesIn(SENT), shelf: invoicesIn(ON_SHELF) },
  next: { all: invoicesIn(SENT, AFTER), shelf: invoicesIn(ON_SHELF, AFTER) },
};

/** The rows after the cursor, newest first. One more than asked for tells whether there is another page. */
export function selectInvoices(db: PortalDatabase, contactId: string, { status, cursor, limit = 25 }: ListQuery) {
  const page = cursor === undefined ? pages.first : pages.next;
  const after = cursor === undefined ? {} : fromCursor(cursor);
  return (status ? page.shelf : page.all)(db, { contactId, status, ...after, limit: limit + 1 });
}

const toSummary = (row: SummaryRow, today: string): InvoiceSummary => ({
  id: row.id,
  number: row.number,
  title: row.title,
  status: statusOf(row, today),
  currency: row.currency,
  total: row.total,
  amountDue: amountDue(row),
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  paidAt: row.paidAt,
});

export async function listInvoices(
  db: PortalDatabase,
  contactId: string,
  query: ListQuery,
  today: string,
): Promise<InvoicePage> {
  const select = selectInvoices(db, contactId, query);
  const [rows, owed] = query.cursor
    ? [await select.all()]
    : await db.batch([select, sumOwed(db, { contactId, today })]);
  const items = rows.slice(0, query.limit ?? 25);
  return {
    items: items.map((row) => toSummary(row, today)),
    nextCursor: rows.length > items.length ? toCursor(items.at(-1)!) : null,
    ...(owed ? { owed } : {}),
  };
}

const DUE = sql`${invoice.total} - ${invoice.amountPaid}`;

/** What the contact can still pay, by currency; what is on its way is not among it. */
const sumOwed = preparedOnce((db) =>
  db
    .select({
      currency: invoice.currency,
      amount: sql<number>`sum(${DUE})`,
      overdue: sql<number>`sum(CASE WHEN ${invoice.dueOn} < ${placeholder('today')} THEN ${DUE} ELSE 0 END)`,
    })
    .from(invoice)
    .where(and(eq(invoice.contactId, placeholder('contactId')), OUTSTANDING, ne(invoice.state, 'processing')))
    .groupBy(invoice.currency)
    .orderBy(invoice.currency),
);

/** An invoice with what stands on it. */
export interface InvoiceRecord {
  row: InvoiceRow;
  lines: InvoiceLineRow[];
  payments: PaymentRow[];
}

/** The contact's own invoice; undefined for a draft, like for one that is not there. */
export const findInvoice = (db: PortalDatabase, contactId: string, id: string): Promise<InvoiceRecord | undefined> =>
  findRecord(db, id, and(eq(invoice.contactId, contactId), SENT));

/** An invoice that also fits `which`: without it anybody's, a draft too, for the business. */
export async function findRecord(db: PortalDatabase, id: string, which?: SQL): Promise<InvoiceRecord | undefined> {
  const theLines = db
    .select()
    .from(invoiceLine)
    .where(eq(invoiceLine.invoiceId, id))
    .orderBy(asc(invoiceLine.position));
  const thePayments = db
    .select()
    .from(payment)
    .where(eq(payment.invoiceId, id))
    .orderBy(desc(payment.createdAt), desc(payment.id))
    .limit(PAYMENTS_SHOWN);
  const theInvoice = db
    .select()
    .from(invoice)
    .where(and(eq(invoice.id, id), which));
  const [[row], lines, payments] = await db.batch([theInvoice, theLines, thePayments]);
  return row && { row, lines, payments };
}

/** What the contact owes, the earliest due first. */
export const selectOwed = (db: PortalDatabase, contactId: string, limit: number) =>
  db
    .select()
    .from(invoice)
    .where(and(eq(invoice.contactId, contactId), OUTSTANDING))
    .orderBy(asc(invoice.dueOn), asc(invoice.id))
    .limit(limit);

/** SQL that is 1 when the contact was ever sent an invoice. */
export const hasInvoices = (contactId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM invoice WHERE contact_id = ${contactId} AND state <> 'draft')`;
