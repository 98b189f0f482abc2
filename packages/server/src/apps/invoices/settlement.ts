import type { Payment } from '@client-portal/contract/invoices';

import type { PaymentReport } from '../../core/payments/payment-provider.js';
import type { InvoiceRow, InvoiceState, PaymentRow } from './schema.js';

/** A report moves a payment up only, so that the last word is the same in whatever order reports arrive. */
const RANK: Record<Payment['status'], number> = { pending: 0, processing: 1, canceled: 2, failed: 3, succeeded: 4 };

const OWING = new Set<InvoiceState>(['open', 'processing', 'partially_paid', 'uncollectible']);

type Invoice = Pick<InvoiceRow, 'state' | 'total' | 'amountPaid'>;
type PaymentOf = Pick<PaymentRow, 'status' | 'amount' | 'currency' | 'flag'>;

export interface Effect {
  status: Payment['status'];
  flag: PaymentRow['flag'];
  state: InvoiceState;
  amountPaid: number;
}

const afterFailure = ({ state, amountPaid }: Invoice, { status }: PaymentOf): InvoiceState => {
  if (state !== 'processing' || status !== 'processing') return state;
  return amountPaid > 0 ? 'partially_paid' : 'open';
};

function afterSuccess(invoice: Invoice, payment: PaymentOf): Effect {
  const owed = OWING.has(invoice.state) ? invoice.total - invoice.amountPaid : 0;
  const amountPaid = invoice.amountPaid + Math.min(owed, payment.amount);
  const flag = payment.amount > owed ? 'surplus' : payment.flag;
  const another = invoice.state === 'processing' && payment.status !== 'processing';
  const left = another ? 'processing' : 'partially_paid';
  const state = !OWING.has(invoice.state) ? invoice.state : amountPaid === invoice.total ? 'paid' : left;
  return { status: 'succeeded', flag, state, amountPaid };
}

/** What an outcome does to a payment and its invoice; `stale` when it is old news. */
export function effectOf(invoice: Invoice, payment: PaymentOf, outcome: PaymentReport['outcome']): Effect | 'stale' {
  if (RANK[outcome] <= RANK[payment.status]) return 'stale';
  if (outcome === 'succeeded') return afterSuccess(invoice, payment);
  const state =
    outcome === 'processing'
      ? OWING.has(invoice.state)
        ? 'processing'
        : invoice.state
      : afterFailure(invoice, payment);
  return { status: outcome, flag: payment.flag, state, amountPaid: invoice.amountPaid };
}

/** Like `effectOf`, for a provider's report: another amount or currency than was asked for settles nothing. */
export const judgeReport = (
  invoice: Invoice,
  payment: PaymentOf,
  report: PaymentReport,
): Effect | 'stale' | 'mismatch' =>
  report.amount === payment.amount && report.currency === payment.currency
    ? effectOf(invoice, payment, report.outcome)
    : 'mismatch';
