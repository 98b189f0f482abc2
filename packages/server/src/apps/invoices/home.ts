import type { NextStep } from '@client-portal/contract';

import type { AppContext, QuickAction } from '../../core/app.js';
import { businessDay, amountDue, statusOf } from './invoice-status.js';
import { selectOwed } from './queries.js';
import type { InvoiceRow } from './schema.js';

const SHOWN = 10;
const SOON_DAYS = 7;

/** Overdue before due soon before the rest; a payment that is under way needs nothing. */
const RANKS = { 'invoice-overdue': 100, 'invoice-due-soon': 70, 'invoice-due': 30 };

function kindOf(row: InvoiceRow, today: string): keyof typeof RANKS | null {
  const status = statusOf(row, today);
  if (status === 'processing') return null;
  if (status === 'overdue') return 'invoice-overdue';
  const days = (Date.parse(row.dueOn) - Date.parse(today)) / 86_400_000;
  return days <= SOON_DAYS ? 'invoice-due-soon' : 'invoice-due';
}

/** What the client should pay, the most pressing first. */
export async function invoiceSteps({ core, settings, contactId }: AppContext): Promise<NextStep[]> {
  const today = businessDay(core, settings);
  const rows = await selectOwed(core.db, contactId, SHOWN);
  return rows.flatMap((row) => {
    const kind = kindOf(row, today);
    if (!kind) return [];
    const params = { number: row.number, title: row.title, amount: amountDue(row), currency: row.currency };
    return [{ app: 'invoices', kind, view: `invoices/${row.id}`, params, dueOn: row.dueOn, rank: RANKS[kind] }];
  });
}

/** One button that leads to the invoices; `outstanding` is how many wait, at most ten are counted. */
export async function invoiceActions({ core, contactId }: AppContext): Promise<QuickAction[]> {
  const outstanding = (await selectOwed(core.db, contactId, SHOWN)).length;
  return [{ app: 'invoices', kind: 'invoices', view: 'invoices', params: { outstanding } }];
}
