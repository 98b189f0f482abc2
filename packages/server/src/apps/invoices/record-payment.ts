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
  /** False when the client needs no receipt. */
  mail?: boolean;
}

const MAX_TRIES = 10;

/** The transfer that the client has announced, or a new one. */
const transferOf = (core: Core, row: InvoiceRow, announced: PaymentRow | undefined): PaymentRow =>
  announced ?? {
    ...{ id: createId('pay'), invoiceId: row.id, provider: 'manual', kind: 'transfer', status: 'pending', flag: null },
    ...{ amount: amountDue(row), currency: row.currency, reference: null, url: null, returnUrl: null },
    ...{ createdAt: core.clock(), expiresAt: null, settledAt: null },
  };

function storePayment(core: Core, of: PaymentRow, isAnnounced: boolean): Statement[] {
  if (!isAnnounced) return [core.db.insert(payment).values(of)];
  const stillPending = and(eq(payment.id, of.id), eq(payment.status, 'pending'));
  return [core.db.update(payment).set(of).where(stillPending), expectChange(core.db)];
}

/**
 * Records money that came in by bank transfer or in cash.
 * @throws PortalError `conflict` when nothing is due, `invalid_request` for an amount that is none.
 */
export async function recordManualPayment(
  core: Core,
  id: string,
  input: RecordedPayment = {},
  actor: Actor = 'system',
): Promise<string> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const row = await requireInvoice(core, id);
    const due = amountDue(row);
    if (due === 0) throw new PortalError('conflict', 'Nothing is due on this invoice');
    const amount = input.amount ?? due;
    if (!Number.isSafeInteger(amount) || amount <= 0)
      throw new PortalError('invalid_request', 'The amount must be a positive number of minor units');
    const announced = await findOpenPayment(core.db, id, 'transfer');
    const of = { ...transferOf(core, row, announced), amount, reference: input.reference ?? null };
    const effect = effectOf(row, of, 'succeeded');
    if (effect === 'stale') continue;
    const settled: PaymentRow = { ...of, status: effect.status, flag: effect.flag, settledAt: core.clock() };
    const statements = [
      ...storePayment(core, settled, announced !== undefined),
      ...(await settleInvoice(core, actor, row, of, effect, input.mail)),
    ];
    if (await tryCommit(core, statements)) return of.id;
  }
  throw new PortalError('conflict', 'The invoice kept changing; try again');
}
