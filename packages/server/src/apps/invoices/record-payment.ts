import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { HOUR } from '../../core/clock.js';
import { tryCommit } from '../../core/commit.js';
import { expectChange, type Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import type { Actor } from '../../core/events.js';
import { createId } from '../../core/ids.js';
import { formatMoney } from '../../core/money.js';
import { readSettings, type Settings } from '../../core/settings.js';
import { amountDue, businessDay } from './invoice-status.js';
import { requireInvoice } from './operations.js';
import { findOpenPayment } from './pay-invoice.js';
import { payment, type InvoiceRow, type PaymentRow } from './schema.js';
import { settleInvoice } from './settle-payment.js';
import { effectOf } from './settlement.js';

export interface RecordedPayment {
  /** Minor units; all that is due when left out. */
  amount?: number | undefined;
  /** What the bank statement says. */
  reference?: string | undefined;
  /** For the business only. */
  note?: string | undefined;
  method?: PaymentRow['method'] | undefined;
  /** The calendar day it came in; today when left out. */
  receivedOn?: string | undefined;
  /** Refuses more than is due instead of flagging it. */
  atMostDue?: boolean | undefined;
  /** False when the client needs no receipt. */
  mail?: boolean | undefined;
}

const MAX_TRIES = 10;
const NOON = 12 * HOUR;

/** The transfer that the client has announced, or a new one. */
const transferOf = (core: Core, row: InvoiceRow, announced: PaymentRow | undefined): PaymentRow =>
  announced ?? {
    ...{ id: createId('pay'), invoiceId: row.id, provider: 'manual', kind: 'transfer', status: 'pending', flag: null },
    ...{ amount: amountDue(row), currency: row.currency, reference: null, url: null, returnUrl: null },
    ...{ createdAt: core.clock(), expiresAt: null, settledAt: null, method: null, note: '' },
  };

function storePayment(core: Core, of: PaymentRow, isAnnounced: boolean): Statement[] {
  if (!isAnnounced) return [core.db.insert(payment).values(of)];
  const stillPending = and(eq(payment.id, of.id), eq(payment.status, 'pending'));
  return [core.db.update(payment).set(of).where(stillPending), expectChange(core.db)];
}

const refuse = (path: string, message: string) =>
  new PortalError('invalid_request', message, { errors: [{ path, message }] });

function amountOf(row: InvoiceRow, { amount, atMostDue }: RecordedPayment): number {
  const due = amountDue(row);
  if (due === 0) throw new PortalError('conflict', 'Nothing is due on this invoice', { reason: 'nothing_due' });
  if (amount === undefined) return due;
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw refuse('amount', 'The amount must be a positive number of minor units');
  if (atMostDue && amount > due) throw refuse('amount', `At most ${formatMoney(due, row.currency, 'en')} is due`);
  return amount;
}

/** Now for today; for an earlier day, its noon. */
function receivedAt(core: Core, row: InvoiceRow, settings: Settings, day: string | undefined): number {
  const today = businessDay(core, settings);
  if (day === undefined || day === today) return core.clock();
  if (day > today) throw refuse('receivedOn', 'Money cannot have come in on a day that is still to come');
  if (day < row.issuedOn) throw refuse('receivedOn', 'The invoice was not issued yet on that day');
  return Date.parse(day) + NOON;
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
    const amount = amountOf(row, input);
    const announced = await findOpenPayment(core.db, id, 'transfer');
    const { reference = null, note = '', method = null } = input;
    const of = { ...transferOf(core, row, announced), amount, reference, note, method };
    const effect = effectOf(row, of, 'succeeded');
    if (effect === 'stale') continue;
    const settledAt = receivedAt(core, row, await readSettings(core.db), input.receivedOn);
    const settled: PaymentRow = { ...of, status: effect.status, flag: effect.flag, settledAt };
    const statements = [
      ...storePayment(core, settled, announced !== undefined),
      ...(await settleInvoice(core, actor, row, of, effect, { mail: input.mail, paidAt: settledAt })),
    ];
    if (await tryCommit(core, statements)) return of.id;
  }
  throw new PortalError('conflict', 'The invoice kept changing; try again');
}
