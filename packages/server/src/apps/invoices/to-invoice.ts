import type { Invoice, Payment } from '@client-portal/contract/invoices';

import type { Core } from '../../core/deps.js';
import { totalsOf } from '../../core/money.js';
import type { Settings } from '../../core/settings.js';
import { linesOf } from './draft.js';
import { amountDue, isPayable, statusOf } from './invoice-status.js';
import type { InvoiceRecord } from './queries.js';
import type { InvoiceRow, PaymentRow } from './schema.js';

export const toPayment = ({ id, provider, amount, currency, status, createdAt, settledAt }: PaymentRow): Payment => ({
  id,
  provider,
  amount,
  currency,
  status,
  createdAt,
  settledAt,
});

/** Who invoices, as an invoice that is sent now says it. */
export const sellerOf = ({ business }: Settings): Invoice['from'] => ({
  name: business.legalName || business.name,
  address: business.address,
  taxId: business.taxId,
});

/** The providers that can collect for this invoice now, the business's first choice first. */
export function waysToPay(core: Core, settings: Settings, row: InvoiceRow): Invoice['ways'] {
  if (!isPayable(row)) return [];
  return core.payments
    .filter((provider) => provider.kind === 'checkout' || provider.transferTo(settings) !== null)
    .map(({ id, kind }) => ({ provider: id, kind }));
}

export function toInvoice(
  core: Core,
  settings: Settings,
  { row, lines, payments }: InvoiceRecord,
  today: string,
): Invoice {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    status: statusOf(row, today),
    currency: row.currency,
    total: row.total,
    amountDue: amountDue(row),
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    paidAt: row.paidAt,
    billTo: { name: row.billToName, address: linesOf(row.billToAddress) },
    from: JSON.parse(row.seller) as Invoice['from'],
    lines: lines.map(({ description, quantity, unitPrice, taxRate, amount }) => ({
      description,
      quantity,
      unitPrice,
      taxRate,
      amount,
    })),
    subtotal: row.subtotal,
    taxes: totalsOf(lines).taxes,
    amountPaid: row.amountPaid,
    note: row.note,
    payments: payments.map(toPayment),
    ways: waysToPay(core, settings, row),
  };
}
