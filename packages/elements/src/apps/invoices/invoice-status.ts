import type { InvoiceStatus, InvoiceSummary } from '@client-portal/contract/invoices';
import { circleIcon, clockIcon, closeIcon, type Icon, undoIcon } from '@client-portal/kit/icons.js';
import { statusChip, type Tone } from '@client-portal/kit/status-chip.js';

import type { InvoicesTranslate } from './messages.js';

const LOOKS: Readonly<Record<InvoiceStatus, readonly [Tone, Icon?]>> = {
  open: ['neutral', circleIcon],
  overdue: ['danger'],
  processing: ['accent', clockIcon],
  partially_paid: ['warning'],
  paid: ['success'],
  void: ['neutral', closeIcon],
  uncollectible: ['neutral', closeIcon],
  partially_refunded: ['neutral', undoIcon],
  refunded: ['neutral', undoIcon],
};

/** The state of an invoice in a word, with its icon. */
export function invoiceStatus(status: InvoiceStatus, t: InvoicesTranslate) {
  const [tone, icon] = LOOKS[status];
  return statusChip(tone, t(`status:${status}`), icon);
}

/** Whether a payment can be started now; one that is under way must not be paid twice. */
export const isPayable = ({ status, amountDue }: InvoiceSummary): boolean => amountDue > 0 && status !== 'processing';
