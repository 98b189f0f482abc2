import type { AdminInvoicePage, AdminInvoiceSummary, InvoiceTray } from '@client-portal/contract/invoices/admin';
import { and, asc, desc, eq, gte, lt, lte, ne, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';

import type { PortalDatabase } from '../../../core/db/database.js';
import { contact } from '../../../core/db/schema.js';
import { fromCursor, toCursor } from '../cursor.js';
import { amountDue, statusOf } from '../invoice-status.js';
import { numberOf } from '../numbering.js';
import { invoice, type InvoiceRow } from '../schema.js';

export interface AdminListQuery {
  status?: InvoiceTray | undefined;
  contact?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const clientColumns = {
  contactEmail: contact.email,
  firstName: contact.firstName,
  lastName: contact.lastName,
  company: contact.company,
};

/** A literal, not a parameter: only so does SQLite see that a partial index holds these rows. */
const OPEN = sql`${invoice.tray} = 'open'`;

/** The same without a generated column, which would keep an index from covering the sums. */
const WAITING = sql`${invoice.state} IN ('open', 'partially_paid')`;

/** Hides a column from the choice of an index: a client has few invoices, a tray has many. */
const aside = (column: typeof invoice.tray) => sql`+${column}`;

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');
const holds = (what: SQLWrapper, text: string) => sql`${what} LIKE ${`%${escaped(text)}%`} ESCAPE '\\'`;

/** A draft's number is its id, which nobody looks for. */
function matches(q: string): SQL | undefined {
  const name = sql`(${contact.firstName} || ' ' || ${contact.lastName})`;
  const numbered = and(ne(invoice.number, invoice.id), holds(invoice.number, q));
  return or(numbered, ...[invoice.title, invoice.billToName, name, contact.email].map((each) => holds(each, q)));
}

function inTray({ status, contact: of }: AdminListQuery, today: string): SQL | undefined {
  if (!status) return undefined;
  if (status === 'overdue') return and(of ? sql`${aside(invoice.tray)} = 'open'` : OPEN, lt(invoice.dueOn, today));
  return of ? sql`${aside(invoice.tray)} = ${status}` : eq(invoice.tray, status);
}

function after({ status, cursor }: AdminListQuery): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { issuedOn: day, id } = fromCursor(cursor);
  return status === 'overdue'
    ? sql`(${invoice.dueOn}, ${invoice.id}) > (${day}, ${id})`
    : sql`(${invoice.issuedOn}, ${invoice.id}) < (${day}, ${id})`;
}

/** The rows after the cursor. One more than asked for tells whether there is another page. */
export function selectAdminInvoices(db: PortalDatabase, query: AdminListQuery, today: string) {
  const { contact: of, q, from, to = '9999-12-31', limit = 25, status } = query;
  const order =
    status === 'overdue' ? [asc(invoice.dueOn), asc(invoice.id)] : [desc(invoice.issuedOn), desc(invoice.id)];
  return db
    .select({ row: invoice, ...clientColumns })
    .from(invoice)
    .leftJoin(contact, eq(contact.id, invoice.contactId))
    .where(
      and(
        inTray(query, today),
        of ? eq(invoice.contactId, of) : undefined,
        from ? gte(invoice.issuedOn, from) : undefined,
        status === 'overdue' && !query.to ? undefined : lte(invoice.issuedOn, to),
        q ? matches(q) : undefined,
        after(query),
      ),
    )
    .orderBy(...order)
    .limit(limit + 1);
}

type Listed = Awaited<ReturnType<typeof selectAdminInvoices>>[number];

export const clientOf = (
  id: string,
  { firstName, lastName, company, contactEmail }: Omit<Listed, 'row'>,
): AdminInvoiceSummary['client'] => ({
  id,
  name: company || `${firstName ?? ''} ${lastName ?? ''}`.trim(),
  email: contactEmail,
});

export const statusForStaff = (row: InvoiceRow, today: string): AdminInvoiceSummary['status'] =>
  row.state === 'draft' ? 'draft' : statusOf(row, today);

export const toAdminSummary = ({ row, ...client }: Listed, today: string): AdminInvoiceSummary => ({
  id: row.id,
  number: numberOf(row),
  title: row.title,
  status: statusForStaff(row, today),
  currency: row.currency,
  total: row.total,
  amountDue: amountDue(row),
  issuedOn: row.issuedOn,
  dueOn: row.dueOn,
  paidAt: row.paidAt,
  client: clientOf(row.contactId, client),
  sentAt: row.sentAt,
  viewedAt: row.viewedAt,
});

/** What can be paid, by currency: of everybody, or of one client. */
export function sumReceivable(db: PortalDatabase, of: string | undefined, today: string) {
  const due = sql`${invoice.total} - ${invoice.amountPaid}`;
  return db
    .select({
      currency: invoice.currency,
      amount: sql<number>`sum(${due})`,
      overdue: sql<number>`sum(CASE WHEN ${invoice.dueOn} < ${today} THEN ${due} ELSE 0 END)`,
    })
    .from(invoice)
    .where(
      of
        ? and(eq(invoice.contactId, of), sql`${invoice.shelf} = 'outstanding'`, ne(invoice.state, 'processing'))
        : WAITING,
    )
    .groupBy(invoice.currency)
    .orderBy(invoice.currency);
}

export async function listAdminInvoices(
  db: PortalDatabase,
  query: AdminListQuery,
  today: string,
): Promise<AdminInvoicePage> {
  const select = selectAdminInvoices(db, query, today);
  const [rows, owed] = query.cursor
    ? [await select]
    : await db.batch([select, sumReceivable(db, query.contact, today)]);
  const items = rows.slice(0, query.limit ?? 25);
  const last = items.at(-1)?.row;
  const day = query.status === 'overdue' ? 'dueOn' : 'issuedOn';
  return {
    items: items.map((row) => toAdminSummary(row, today)),
    nextCursor: last && rows.length > items.length ? toCursor({ issuedOn: last[day], id: last.id }) : null,
    ...(owed ? { owed } : {}),
  };
}
