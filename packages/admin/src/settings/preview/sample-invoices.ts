import type { InvoicePage } from '@client-portal/contract/invoices';

import { dateIn, DAY } from './sample-dates.js';

type Sample = InvoicePage['items'][number];

const overdue = (currency: string): Sample => ({
  id: 'inv_sample1',
  number: '2026-0042',
  title: 'Monthly care',
  status: 'overdue',
  currency,
  total: 24_000,
  amountDue: 24_000,
  issuedOn: dateIn(-30),
  dueOn: dateIn(-3),
  paidAt: null,
});

const open = (currency: string): Sample => ({
  id: 'inv_sample2',
  number: '2026-0043',
  title: 'Workshop',
  status: 'open',
  currency,
  total: 48_000,
  amountDue: 48_000,
  issuedOn: dateIn(-5),
  dueOn: dateIn(12),
  paidAt: null,
});

const paid = (currency: string): Sample => ({
  id: 'inv_sample3',
  number: '2026-0031',
  title: 'First consultation',
  status: 'paid',
  currency,
  total: 12_000,
  amountDue: 0,
  issuedOn: dateIn(-60),
  dueOn: dateIn(-46),
  paidAt: Date.now() - 50 * DAY,
});

/** What the sample client owes and has paid. */
export const sampleInvoices = (currency: string): InvoicePage => ({
  items: [overdue(currency), open(currency), paid(currency)],
  nextCursor: null,
  owed: [{ currency, amount: 72_000, overdue: 24_000 }],
});
