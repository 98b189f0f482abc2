import { PortalError } from '@client-portal/contract/errors';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import { toPlainDate } from '../../core/clock.js';
import { commit, tryCommit } from '../../core/commit.js';
import { expectChange, isDuplicate, type Statement } from '../../core/db/change.js';
import { contact } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import { recordEvent, type Actor } from '../../core/events.js';
import { createId } from '../../core/ids.js';
import { lineAmount, totalsOf, type PricedLine } from '../../core/money.js';
import { readSettings, type Settings } from '../../core/settings.js';
import { noteInvoice } from './invoice-events.js';
import { orderInvoiceMail } from './mails.js';
import { invoice, invoiceCounter, invoiceLine, payment, type InvoiceRow } from './schema.js';
import { sellerOf } from './to-invoice.js';

export interface NewInvoice {
  contactId: string;
  title: string;
  lines: (PricedLine & { description: string })[];
  /** ISO 4217; the business's when left out. */
  currency?: string;
  /** Calendar days; today and two weeks later when left out. */
  issuedOn?: string;
  dueOn?: string;
  note?: string;
  /** The next free one of the year when left out, such as `INV-2026-0042`. */
  number?: string;
  /** From the contact's record when left out. */
  billTo?: { name: string; address: string[] };
}

const DUE_AFTER_DAYS = 14;
const NUMBER_TRIES = 50;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const notFound = () => new PortalError('not_found', 'There is nothing here');

async function billToOf(core: Core, contactId: string): Promise<{ name: string; address: string }> {
  const [row] = await core.db.select().from(contact).where(eq(contact.id, contactId));
  if (!row) throw notFound();
  return { name: row.company || `${row.firstName} ${row.lastName}`.trim() || row.email || '', address: row.address };
}

/** Counts the year's number up, and reads it in the same write. */
const nextNumber = (core: Core, year: number): Statement =>
  core.db
    .insert(invoiceCounter)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: invoiceCounter.year, set: { last: sql`${invoiceCounter.last} + 1` } });

const numberOf = (year: number) =>
  sql<string>`(SELECT printf('INV-%d-%04d', year, last) FROM invoice_counter WHERE year = ${year})`;

async function toRow(core: Core, settings: Settings, input: NewInvoice) {
  const now = core.clock();
  const issuedOn = input.issuedOn ?? toPlainDate(now, settings.business.timeZone);
  const billTo = input.billTo
    ? { name: input.billTo.name, address: input.billTo.address.join('\n') }
    : await billToOf(core, input.contactId);
  const { subtotal, total } = totalsOf(input.lines);
  return {
    id: createId('inv'),
    contactId: input.contactId,
    title: input.title,
    state: 'draft' as const,
    currency: input.currency ?? settings.business.currency,
    issuedOn,
    dueOn: input.dueOn ?? addDays(issuedOn, DUE_AFTER_DAYS),
    subtotal,
    tax: total - subtotal,
    total,
    note: input.note ?? '',
    billToName: billTo.name,
    billToAddress: billTo.address,
    createdAt: now,
    updatedAt: now,
  };
}

/** Writes a draft, which no client sees. @throws PortalError `conflict` when the number is taken. */
export async function createInvoice(
  core: Core,
  input: NewInvoice,
  actor: Actor = 'system',
): Promise<{ id: string; number: string }> {
  const row = await toRow(core, await readSettings(core.db), input);
  const { id } = row;
  const year = Number(row.issuedOn.slice(0, 4));
  const lines = input.lines.map((line, position) => ({ ...line, invoiceId: id, position, amount: lineAmount(line) }));
  const rest = [
    ...lines.map((line) => core.db.insert(invoiceLine).values(line)),
    recordEvent(core.db, { type: 'invoice.created', actor, subject: { type: 'invoice', id }, at: row.createdAt }),
  ];
  for (let tries = 0; ; tries += 1) {
    try {
      const insert = core.db.insert(invoice).values({ ...row, number: input.number ?? numberOf(year) });
      await commit(core, input.number ? [insert, ...rest] : [nextNumber(core, year), insert, ...rest]);
      const [made] = await core.db.select({ number: invoice.number }).from(invoice).where(eq(invoice.id, id));
      return { id, number: made!.number };
    } catch (error) {
      if (!isDuplicate(error, 'invoice.number')) throw error;
      if (input.number || tries === NUMBER_TRIES)
        throw new PortalError('conflict', 'An invoice with this number is there already');
      // Somebody gave this number by hand: it is passed over.
      await commit(core, [nextNumber(core, year)]);
    }
  }
}

/** Any client's invoice: for the business and the clock, which act on all of them. */
export async function requireInvoice(core: Core, id: string): Promise<InvoiceRow> {
  const [row] = await core.db.select().from(invoice).where(eq(invoice.id, id));
  if (!row) throw notFound();
  return row;
}

export interface SendOptions {
  /** False when the client has it by another way already. */
  mail?: boolean;
}

/** Makes a draft visible to its client and mails a link that opens it. @throws PortalError `conflict` when it is no draft. */
export async function sendInvoice(
  core: Core,
  id: string,
  actor: Actor = 'system',
  { mail = true }: SendOptions = {},
): Promise<void> {
  const settings = await readSettings(core.db);
  const row = await requireInvoice(core, id);
  const now = core.clock();
  const settled = row.total === 0 ? { state: 'paid' as const, paidAt: now } : { state: 'open' as const };
  const done = await tryCommit(core, [
    core.db
      .update(invoice)
      .set({ ...settled, seller: JSON.stringify(sellerOf(settings)), sentAt: now, updatedAt: now })
      .where(and(eq(invoice.id, id), eq(invoice.state, 'draft'))),
    expectChange(core.db),
    noteInvoice(core, 'invoice.sent', actor, row),
    ...(mail ? await orderInvoiceMail(core, settings, 'invoice-sent', row) : []),
  ]);
  if (!done) throw new PortalError('conflict', 'This invoice was sent already');
}

/** Withdraws an invoice that nobody has paid off. @throws PortalError `conflict` for a draft, one under way or one that is settled. */
export async function voidInvoice(core: Core, id: string, actor: Actor = 'system'): Promise<void> {
  const row = await requireInvoice(core, id);
  const now = core.clock();
  const done = await tryCommit(core, [
    core.db
      .update(invoice)
      .set({ state: 'void', updatedAt: now })
      .where(and(eq(invoice.id, id), inArray(invoice.state, ['open', 'partially_paid', 'uncollectible']))),
    expectChange(core.db),
    closePending(core, id),
    noteInvoice(core, 'invoice.voided', actor, row),
  ]);
  if (!done) throw new PortalError('conflict', 'This invoice cannot be withdrawn any more');
}

/** The statement that closes payments which were started but have no money behind them. */
export const closePending = (core: Core, invoiceId: string): Statement =>
  core.db
    .update(payment)
    .set({ status: 'canceled' })
    .where(and(eq(payment.invoiceId, invoiceId), eq(payment.status, 'pending')));

/** Notes that the client has opened the invoice, the first time only. */
export async function noteView(core: Core, contactId: string, row: InvoiceRow): Promise<void> {
  await tryCommit(core, [
    core.db
      .update(invoice)
      .set({ viewedAt: core.clock() })
      .where(and(eq(invoice.id, row.id), eq(invoice.contactId, contactId), isNull(invoice.viewedAt))),
    expectChange(core.db),
    noteInvoice(core, 'invoice.viewed', `client:${contactId}`, row),
  ]);
}
