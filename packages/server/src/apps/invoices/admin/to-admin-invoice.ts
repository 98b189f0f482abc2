import { PortalError } from '@client-portal/contract/errors';
import type { Invoice } from '@client-portal/contract/invoices';
import type { AdminInvoice, DraftInput, InvoiceAct } from '@client-portal/contract/invoices/admin';
import { eq } from 'drizzle-orm';

import { contact } from '../../../core/db/schema.js';
import type { Core } from '../../../core/deps.js';
import { readSettings, type Settings } from '../../../core/settings.js';
import { draftOf, toDraft, writeDraft } from '../draft.js';
import { readWriting } from '../invoice-settings.js';
import { amountDue, businessDay } from '../invoice-status.js';
import { invoiceUrl } from '../mails.js';
import { numberOf } from '../numbering.js';
import { VOIDABLE } from '../operations.js';
import { findRecord, type InvoiceRecord } from '../queries.js';
import type { InvoiceRow, PaymentRow } from '../schema.js';
import { sellerOf, toInvoice, toPayment } from '../to-invoice.js';
import { toAdminSummary } from './queries.js';
import { REMINDABLE } from './remind.js';
import { timelineOf } from './timeline.js';

export async function requireRecord(core: Core, id: string): Promise<InvoiceRecord> {
  const record = await findRecord(core.db, id);
  if (!record) throw new PortalError('not_found', 'There is no such invoice');
  return record;
}

/** What stands where a number will be. */
const UNNUMBERED = 'Draft';

/** The invoice as its client sees it; a draft as they would see it if it were sent now. */
export function documentOf(core: Core, settings: Settings, { row, ...rest }: InvoiceRecord): Invoice {
  const today = businessDay(core, settings);
  if (row.state !== 'draft') return toInvoice(core, settings, { row, ...rest }, today);
  const seller = JSON.stringify(sellerOf(settings));
  const sent: InvoiceRow = { ...row, state: 'open', seller, number: numberOf(row) ?? UNNUMBERED };
  return { ...toInvoice(core, settings, { row: sent, ...rest }, today), status: 'open' };
}

/** What a draft would look like, without writing it. */
export async function previewDraft(core: Core, input: DraftInput): Promise<Invoice> {
  const settings = await readSettings(core.db);
  const draft = toDraft(input, settings, await readWriting(core));
  const { columns, lines } = await writeDraft(core, settings, draft);
  const id = 'inv_preview';
  const row = { ...columns, id, number: draft.number ?? id, state: 'draft', amountPaid: 0, paidAt: null } as InvoiceRow;
  return documentOf(core, settings, { row, lines: lines.map((line) => ({ ...line, invoiceId: id })), payments: [] });
}

function whatCanBeDone(row: InvoiceRow): InvoiceAct[] {
  if (row.state === 'draft') return ['edit', 'send', 'delete'];
  const acts: InvoiceAct[] = [];
  if (amountDue(row) > 0) acts.push('pay');
  if (REMINDABLE.includes(row.state)) acts.push('remind');
  if (VOIDABLE.includes(row.state)) acts.push('void');
  return acts;
}

const toRecordedPayment = (row: PaymentRow): AdminInvoice['payments'][number] => {
  const { method, note, reference, flag, kind } = row;
  return { ...toPayment(row), method, note, flag, reference: kind === 'transfer' ? reference : null };
};

/** An invoice with all that the business may know of it, and its version. */
export async function findAdminInvoice(core: Core, id: string): Promise<{ invoice: AdminInvoice; version: number }> {
  const settings = await readSettings(core.db);
  const record = await requireRecord(core, id);
  const { row, lines, payments } = record;
  const [found] = await core.db.select().from(contact).where(eq(contact.id, row.contactId));
  const { firstName = null, lastName = null, company = null, email = null } = found ?? {};
  const listed = { row, contactEmail: email, firstName, lastName, company };
  const summary = toAdminSummary(listed, businessDay(core, settings));
  const ids = [id, ...payments.map((payment) => payment.id)];
  const invoice: AdminInvoice = {
    ...summary,
    can: whatCanBeDone(row),
    draft: draftOf(row, lines),
    document: documentOf(core, settings, record),
    payments: payments.map(toRecordedPayment),
    timeline: await timelineOf(core.db, ids, summary.client.name || summary.client.email || ''),
    url: invoiceUrl(core, settings, id),
    voidReason: row.voidReason,
    remindedOn: row.remindedOn,
  };
  return { invoice, version: row.updatedAt };
}
