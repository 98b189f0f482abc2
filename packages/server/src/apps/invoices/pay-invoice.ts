import { PortalError } from '@client-portal/contract/errors';
import type { PaymentStart } from '@client-portal/contract/invoices';
import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Caller } from '../../core/auth/access.js';
import { HOUR, MINUTE } from '../../core/clock.js';
import { tryCommit } from '../../core/commit.js';
import { expectChange, isDuplicate } from '../../core/db/change.js';
import type { PortalDatabase } from '../../core/db/database.js';
import type { Core } from '../../core/deps.js';
import { isOwnPage } from '../../core/http/headers.js';
import { createId } from '../../core/ids.js';
import type { CheckoutProvider, PaymentProvider } from '../../core/payments/payment-provider.js';
import { countTry } from '../../core/rate-limit.js';
import type { Settings } from '../../core/settings.js';
import { notePayment } from './invoice-events.js';
import { amountDue, isPayable } from './invoice-status.js';
import { invoiceUrl } from './mails.js';
import { findInvoice } from './queries.js';
import { invoice, payment, type InvoiceRow, type PaymentRow } from './schema.js';
import { toPayment, waysToPay } from './to-invoice.js';

const CHECKOUT_LIFE = HOUR;
const MAX_TRIES = 10;

/** The one payment of this kind that is under way; for an invoice that was already found to be the caller's. */
export async function findOpenPayment(
  db: PortalDatabase,
  invoiceId: string,
  kind: PaymentRow['kind'],
): Promise<PaymentRow | undefined> {
  const open = sql`${payment.status} IN ('pending', 'processing')`;
  const [row] = await db
    .select()
    .from(payment)
    .where(and(eq(payment.invoiceId, invoiceId), eq(payment.kind, kind), open));
  return row;
}

/** @throws PortalError `origin_not_allowed` for an address outside the business's own pages. */
function requireOwnPage(core: Core, settings: Settings, address: string): string {
  if (isOwnPage(core, settings, address)) return new URL(address).href;
  throw new PortalError('origin_not_allowed', 'A checkout leads back to the pages of this business only');
}

function chooseProvider(core: Core, settings: Settings, row: InvoiceRow, asked: string | undefined): PaymentProvider {
  const [first, ...others] = waysToPay(core, settings, row);
  const way = asked === undefined ? first : [first, ...others].find((each) => each?.provider === asked);
  const provider = core.payments.find(({ id }) => id === way?.provider);
  if (provider) return provider;
  const message = 'This invoice cannot be paid that way';
  throw new PortalError('invalid_request', message, { errors: [{ path: 'provider', message }] });
}

function refuseUnpayable(row: InvoiceRow): void {
  if (isPayable(row)) return;
  if (row.state !== 'processing')
    throw new PortalError('conflict', 'Nothing is due on this invoice', { reason: 'nothing_due' });
  throw new PortalError('conflict', 'A payment of this invoice is under way', { reason: 'processing' });
}

const isCurrent = (open: PaymentRow, row: InvoiceRow, provider: PaymentProvider, now: number): boolean =>
  open.provider === provider.id && open.amount === amountDue(row) && (open.expiresAt === null || open.expiresAt > now);

/** Writes the new payment and closes the one it replaces; false when somebody else was faster. */
async function insertPayment(
  core: Core,
  row: InvoiceRow,
  next: PaymentRow,
  stale: PaymentRow | undefined,
): Promise<boolean> {
  const actor = `client:${row.contactId}` as const;
  const replace = stale && [
    core.db
      .update(payment)
      .set({ status: 'canceled' })
      .where(and(eq(payment.id, stale.id), eq(payment.status, 'pending'))),
    expectChange(core.db),
    notePayment(core, 'payment.canceled', actor, stale, row),
  ];
  const unchanged = and(eq(invoice.id, row.id), eq(invoice.state, row.state), eq(invoice.amountPaid, row.amountPaid));
  try {
    return await tryCommit(core, [
      ...(replace ?? []),
      core.db.update(invoice).set({ updatedAt: core.clock() }).where(unchanged),
      expectChange(core.db),
      core.db.insert(payment).values(next),
      notePayment(core, 'payment.started', actor, next, row),
    ]);
  } catch (error) {
    if (isDuplicate(error, 'payment.invoice_id')) return false;
    throw error;
  }
}

/** The open payment of all that is due, or a new one; of many who ask at once, all get the same. */
async function openPayment(core: Core, contactId: string, id: string, provider: PaymentProvider, returnUrl: string) {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const { row } = (await findInvoice(core.db, contactId, id))!;
    refuseUnpayable(row);
    const open = await findOpenPayment(core.db, id, provider.kind);
    const now = core.clock();
    if (open && isCurrent(open, row, provider, now)) return { row, open };
    const isCheckout = provider.kind === 'checkout';
    const next: PaymentRow = {
      ...{
        id: createId('pay'),
        invoiceId: id,
        provider: provider.id,
        kind: provider.kind,
        status: 'pending',
        flag: null,
      },
      ...{
        amount: amountDue(row),
        currency: row.currency,
        reference: null,
        url: null,
        settledAt: null,
        createdAt: now,
        method: null,
        note: '',
      },
      ...(isCheckout ? { returnUrl, expiresAt: now + CHECKOUT_LIFE } : { returnUrl: null, expiresAt: null }),
    };
    if (await insertPayment(core, row, next, open)) return { row, open: next };
  }
  throw new PortalError('conflict', 'The invoice kept changing; try again');
}

/** The payment with its checkout page. Whoever finds it without one asks the provider, which answers alike for one payment. */
async function withCheckout(
  core: Core,
  provider: CheckoutProvider,
  row: InvoiceRow,
  of: PaymentRow,
  email: string | null,
): Promise<PaymentRow> {
  if (of.url) return of;
  const { id, amount, currency, returnUrl, expiresAt } = of;
  const intent = {
    paymentId: id,
    amount,
    currency,
    email,
    returnUrl: returnUrl!,
    expiresAt: expiresAt!,
    description: `Invoice ${row.number}`,
  };
  const { reference, url } = await provider.createCheckout(core, intent).catch((cause: unknown) => {
    core.log.error({ payment: id, provider: provider.id, error: cause }, 'A checkout could not be started');
    throw new PortalError('unavailable', 'The payment provider does not answer; nothing was charged', {
      cause,
      retryAfter: 10,
    });
  });
  await core.db
    .update(payment)
    .set({ reference, url })
    .where(and(eq(payment.id, id), isNull(payment.url)));
  const [stored] = await core.db.select().from(payment).where(eq(payment.id, id));
  return stored!;
}

export interface PayRequest {
  provider?: string | undefined;
  returnUrl?: string | undefined;
}

/**
 * Starts, or goes on with, a payment of all that is due.
 * @throws PortalError `conflict` with reason `processing` or `nothing_due`.
 */
export async function payInvoice(
  core: Core,
  settings: Settings,
  caller: Caller,
  id: string,
  asked: PayRequest,
): Promise<PaymentStart> {
  const found = await findInvoice(core.db, caller.contactId, id);
  if (!found) throw new PortalError('not_found', 'There is nothing here');
  const returnUrl = asked.returnUrl ? requireOwnPage(core, settings, asked.returnUrl) : invoiceUrl(core, settings, id);
  await countTry(core, [{ name: 'pay', key: caller.contactId, max: 60, per: 10 * MINUTE }]);
  refuseUnpayable(found.row);
  const provider = chooseProvider(core, settings, found.row, asked.provider);
  const { row, open } = await openPayment(core, caller.contactId, id, provider, returnUrl);
  if (provider.kind === 'transfer') {
    return {
      payment: toPayment(open),
      checkoutUrl: null,
      transfer: { ...provider.transferTo(settings)!, reference: row.number },
    };
  }
  const ready = await withCheckout(core, provider, row, open, caller.email);
  return { payment: toPayment(ready), checkoutUrl: ready.url, transfer: null };
}
