import type { InvoiceSummary } from '@client-portal/contract/invoices';
import { formatDateTime, formatPlainDate } from '@client-portal/kit/format.js';
import { html } from 'lit';

import { daysUntil, formatRelativeDay } from '../../core/relative-day.js';
import { isPayable } from './invoice-status.js';
import type { InvoicesTranslate } from './messages.js';

/** The date that matters now: when it was paid, when it is due, else when it was issued. */
export function invoiceDate(invoice: InvoiceSummary, t: InvoicesTranslate, lang: string) {
  const { status, dueOn, issuedOn, paidAt } = invoice;
  if (paidAt !== null) {
    const instant = new Date(paidAt);
    return dated(
      instant.toISOString(),
      formatDateTime(paidAt, lang),
      t('paidOn', { when: formatRelativeDay(localDay(instant), lang) }),
    );
  }
  if (isPayable(invoice) || status === 'processing') {
    const key = daysUntil(dueOn) < 0 ? 'wasDue' : 'dueOn';
    return dated(dueOn, formatPlainDate(dueOn, lang), t(key, { when: formatRelativeDay(dueOn, lang) }));
  }
  return dated(issuedOn, formatPlainDate(issuedOn, lang), t('issuedOn', { when: formatPlainDate(issuedOn, lang) }));
}

const localDay = (instant: Date): string =>
  [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const dated = (datetime: string, title: string, text: string) =>
  html`<time datetime=${datetime} title=${title}>${text}</time>`;
