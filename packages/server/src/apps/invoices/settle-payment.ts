import { and, eq, sql } from 'drizzle-orm';

import { tryCommit } from '../../core/commit.js';
import { expectChange, isDuplicate, type Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import type { Actor } from '../../core/events.js';
import { nextVersion } from '../../core/http/etag.js';
import type { PaymentReport } from '../../core/payments/payment-provider.js';
import { readSettings } from '../../core/settings.js';
import { noteInvoice, notePayment } from './invoice-events.js';
import { orderInvoiceMail } from './mails.js';
import { closePending } from './operations.js';
import { invoice, payment, paymentReport, type InvoiceRow, type PaymentRow } from './schema.js';
import { judgeReport, type Effect } from './settlement.js';

const MAX_TRIES = 50;

const ANNOUNCED = new Set(['processing', 'partially_paid', 'paid']);

/** The invoice's side of a payment's outcome; undone as a whole when the invoice has changed since it was read. */
export async function settleInvoice(
  core: Core,
  actor: Actor,
  row: InvoiceRow,
  of: PaymentRow,
  effect: Effect,
  { mail = true, paidAt }: { mail?: boolean | undefined; paidAt?: number } = {},
): Promise<Statement[]> {
  const { state, amountPaid } = effect;
  const now = core.clock();
  const paidNow = state === 'paid' && row.state !== 'paid';
  const credited = amountPaid - row.amountPaid;
  const told = { amount: credited, rest: row.total - amountPaid, about: of.id };
  return [
    core.db
      .update(invoice)
      .set({
        state,
        amountPaid,
        updatedAt: nextVersion(now, row.updatedAt),
        ...(paidNow ? { paidAt: paidAt ?? now } : {}),
      })
      .where(and(eq(invoice.id, row.id), eq(invoice.state, row.state), eq(invoice.amountPaid, row.amountPaid))),
    expectChange(core.db),
    notePayment(core, `payment.${effect.status}`, actor, of, row),
    ...(effect.flag === 'surplus'
      ? [notePayment(core, 'payment.overpaid', actor, of, row, { forBusiness: true })]
      : []),
    ...(state !== row.state && ANNOUNCED.has(state) ? [noteInvoice(core, `invoice.${state}`, actor, row)] : []),
    ...(paidNow ? [closePending(core, row.id)] : []),
    ...(mail && credited > 0
      ? await orderInvoiceMail(core, await readSettings(core.db), 'invoice-receipt', row, told)
      : []),
  ];
}

async function effectStatements(
  core: Core,
  row: InvoiceRow,
  of: PaymentRow,
  report: PaymentReport,
): Promise<Statement[]> {
  const verdict = judgeReport(row, of, report);
  if (verdict === 'stale') return [];
  if (verdict === 'mismatch') {
    const { outcome, amount, currency } = report;
    return [
      core.db.update(payment).set({ flag: 'mismatch' }).where(eq(payment.id, of.id)),
      notePayment(core, 'payment.mismatched', 'system', of, row, {
        forBusiness: true,
        reported: { outcome, amount, currency },
      }),
    ];
  }
  const { status, flag } = verdict;
  return [
    core.db
      .update(payment)
      .set({ status, flag, ...(status === 'succeeded' ? { settledAt: core.clock() } : {}) })
      .where(and(eq(payment.id, of.id), eq(payment.status, of.status))),
    expectChange(core.db),
    ...(await settleInvoice(core, 'system', row, of, verdict)),
  ];
}

/** By the provider's reference, whoever's it is: the provider's signature is the proof here. */
const findPayment = async (core: Core, provider: string, reference: string) => {
  const [found] = await core.db
    .select({ of: payment, row: invoice })
    .from(payment)
    .innerJoin(invoice, eq(invoice.id, payment.invoiceId))
    .where(and(eq(payment.provider, provider), eq(payment.reference, reference), sql`${payment.kind} = 'checkout'`));
  return found;
};

/**
 * Applies a provider's verified report once, however often and in whatever order reports arrive.
 * A report about a payment that is not an invoice's is left to others.
 */
export async function settlePayment(core: Core, provider: string, report: PaymentReport): Promise<void> {
  const { eventId, reference, outcome, amount, currency } = report;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const found = await findPayment(core, provider, reference);
    if (!found) return;
    const { row, of } = found;
    const receipt = { provider, eventId, paymentId: of.id, outcome, amount, currency, receivedAt: core.clock() };
    try {
      const statements = await effectStatements(core, row, of, report);
      if (await tryCommit(core, [core.db.insert(paymentReport).values(receipt), ...statements])) return;
    } catch (error) {
      if (isDuplicate(error, 'payment_report.event_id')) return;
      throw error;
    }
  }
  throw new Error(`The report ${eventId} could not be applied: the invoice kept changing`);
}
