import { PortalError } from '@client-portal/contract/errors';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import { tryCommit } from '../../core/commit.js';
import { expectChange, type Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import type { Actor } from '../../core/events.js';
import { nextVersion } from '../../core/http/etag.js';
import { noteInvoice } from './invoice-events.js';
import { invoice, payment, type InvoiceRow, type InvoiceState } from './schema.js';

/** Any client's invoice: for the business and the clock, which act on all of them. */
export async function requireInvoice(core: Core, id: string): Promise<InvoiceRow> {
  const [row] = await core.db.select().from(invoice).where(eq(invoice.id, id));
  if (!row) throw new PortalError('not_found', 'There is no such invoice');
  return row;
}

/** In which states an invoice can be withdrawn. */
export const VOIDABLE: InvoiceState[] = ['open', 'partially_paid', 'uncollectible'];

const whyNotVoid = (state: InvoiceState): string => {
  if (state === 'draft') return 'This is a draft; delete it instead';
  if (state === 'void') return 'This invoice is withdrawn already';
  if (state === 'processing') return 'A payment of this invoice is under way. Wait until it has arrived or failed';
  return 'This invoice is paid, so it cannot be withdrawn any more';
};

/** Withdraws an invoice that nobody has paid off. @throws PortalError `conflict` for a draft, one under way or one that is settled. */
export async function voidInvoice(core: Core, id: string, actor: Actor = 'system', reason = ''): Promise<void> {
  const row = await requireInvoice(core, id);
  const done = await tryCommit(core, [
    core.db
      .update(invoice)
      .set({ state: 'void', voidReason: reason, updatedAt: nextVersion(core.clock(), row.updatedAt) })
      .where(and(eq(invoice.id, id), inArray(invoice.state, VOIDABLE))),
    expectChange(core.db),
    closePending(core, id),
    noteInvoice(core, 'invoice.voided', actor, row),
  ]);
  if (!done) throw new PortalError('conflict', whyNotVoid((await requireInvoice(core, id)).state), { reason: 'state' });
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
