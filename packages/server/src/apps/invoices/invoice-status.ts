import type { InvoiceStatus } from '@client-portal/contract/invoices';

import { toPlainDate } from '../../core/clock.js';
import type { Core } from '../../core/deps.js';
import type { Settings } from '../../core/settings.js';
import type { InvoiceRow, InvoiceState } from './schema.js';

/** States in which money is wanted. */
const OWING = new Set<InvoiceState>(['open', 'processing', 'partially_paid', 'uncollectible']);

/** The calendar day at the business. */
export const businessDay = (core: Core, settings: Settings): string =>
  toPlainDate(core.clock(), settings.business.timeZone);

/** What the client is told; `today` is the business's calendar day. */
export function statusOf({ state, dueOn }: Pick<InvoiceRow, 'state' | 'dueOn'>, today: string): InvoiceStatus {
  if (state === 'draft') throw new Error('A draft is never told of');
  return (state === 'open' || state === 'partially_paid') && dueOn < today ? 'overdue' : state;
}

type Amounts = Pick<InvoiceRow, 'state' | 'total' | 'amountPaid'>;

export const amountDue = ({ state, total, amountPaid }: Amounts): number => (OWING.has(state) ? total - amountPaid : 0);

/** Whether a payment can be started now: something is due, and none is on its way. */
export const isPayable = (row: Amounts): boolean => row.state !== 'processing' && amountDue(row) > 0;
