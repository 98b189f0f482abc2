import type { AdminInvoiceStatus } from '@client-portal/contract/invoices/admin';
import { circleIcon, clockIcon, closeIcon, editIcon, undoIcon, type Icon } from '@client-portal/kit/icons.js';
import { statusChip, type Tone } from '@client-portal/kit/status-chip.js';

import type { InvoicesTranslate } from './messages.js';

const LOOKS: Readonly<Record<AdminInvoiceStatus, readonly [Tone, Icon?]>> = {
  draft: ['neutral', editIcon],
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
export function invoiceStatus(status: AdminInvoiceStatus, t: InvoicesTranslate) {
  const [tone, icon] = LOOKS[status];
  return statusChip(tone, t(`status:${status}`), icon);
}
