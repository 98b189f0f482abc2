import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { tryCommit } from '../../core/commit.js';
import { expectChange, type Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import type { Actor } from '../../core/events.js';
import { createId } from '../../core/ids.js';
import { amountDue } from './invoice-status.js';
import { requireInvoice } from './operations.js';
import { findOpenPayment } from './pay-invoice.js';
import { payment, type InvoiceRow, type PaymentRow } from './schema.js';
import { settleInvoice } from './settle-payment.js';
import { effectOf } from './settlement.js';

export interface RecordedPayment {
  /** Minor units; all that is due when left out. */
  amount?: number;
  /** What the bank statement says. */
  reference?: string;
}

const MAX_TRIES = 10;

/** The transfer that the client has announced, or a new one. */
async function receivedPayment(core: Core, row: InvoiceRow, amount: number, reference: string | null) {
  const announced = await findOpenPayment(core.db, row.id, 'transfer');
  const of: PaymentRow = {
    ...(announced ?? { id: createId('pay'), createdAt: core.clock(), provider: 'manual', kind: 'transfer', url: null, returnUrl: null }),
    ...{ invoiceId: row.id, amount, currency: row.currency, reference, status: 'pending', flag: null, expiresAt: null, settledAt: null },
  };
  const arrived = (flag: PaymentRow['flag']) => ({ status: 'succeeded' as const, settledAt: core.clock(), amount, reference, flag });
  const store = (flag: PaymentRow['flag']): Statement[] =>
    announced
      ? [core.db.update(payment).set(arrived(flag)).where(and(eq(payment.id, of.id), eq(payment.status, 'pending'))), expectChange(core.db)]
      : [core.db.insert(payment).values({ ...of, ...arrived(flag) })];
  return { of, store };
}

/**
 * Records money that came in by bank transfer or in cash.
 * @throws PortalError `conflict` when nothing is due, `invalid_request` for an amount that is none.
 */
export async function recordManualPayment(core: Core, id: string, input: RecordedPayment = {}, actor: Actor = 'system'): Promise<string> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const row = await requireInvoice(core, id);
    const due = amountDue(row);
    if (due === 0) throw new PortalError('conflict', 'Nothing is due on this invoice');
    const amount = input.amount ?? due;
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new PortalError('invalid_request', 'The amount must be a positive number of minor units');
    const { of, store } = await receivedPayment(core, row, amount, input.reference ?? null);
    const effect = effectOf(row, of, 'succeeded');
    if (effect === 'stale') continue;
    const statements = [...store(effect.flag), ...(await settleInvoice(core, actor, row, of, effect))];
    if (await tryCommit(core, statements)) return of.id;
  }
  throw new PortalError('conflict', 'The invoice kept changing; try again');
}
