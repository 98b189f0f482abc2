import type { InvoiceSummary } from '@client-portal/contract/invoices';
import { formatMoney } from '@client-portal/kit/format.js';
import { table } from '@client-portal/kit/table.js';
import { html, nothing } from 'lit';

import { invoiceDate } from './invoice-date.js';
import { invoiceStatus, isPayable } from './invoice-status.js';
import type { InvoicesTranslate } from './messages.js';

export interface InvoiceTableOptions {
  t: InvoicesTranslate;
  lang: string;
  href: ((invoice: InvoiceSummary) => string) | undefined;
  onOpen: (invoice: InvoiceSummary, event: Event) => void;
  onPay: (invoice: InvoiceSummary) => void;
  /** The id of the invoice whose payment is being started. */
  paying: string;
}

/** The list of invoices; each row opens one, and pays it where something is due. */
export const invoiceTable = (invoices: readonly InvoiceSummary[], options: InvoiceTableOptions) => {
  const { t, lang, href, onOpen } = options;
  return table({
    caption: t('heading'),
    rows: invoices,
    key: ({ id }) => id,
    href,
    onOpen,
    actionsLabel: t('actions'),
    actions: (invoice) => renderPay(invoice, options),
    columns: [
      { id: 'invoice', label: t('column'), cell: renderName },
      { id: 'status', label: t('status'), plain: true, cell: ({ status }) => invoiceStatus(status, t) },
      { id: 'due', label: t('due'), plain: true, tight: true, cell: (invoice) => renderDate(invoice, t, lang) },
      {
        id: 'amount',
        label: t('amount'),
        plain: true,
        align: 'end',
        cell: (invoice) => renderAmount(invoice, t, lang),
      },
    ],
  });
};

const renderName = ({ id, title, number }: InvoiceSummary) => html`
  <span class="name" data-id=${id}>${title || number}${title ? html`<span class="sub">${number}</span>` : nothing}</span>
`;

const renderDate = (invoice: InvoiceSummary, t: InvoicesTranslate, lang: string) =>
  html`<span class=${invoice.status === 'overdue' ? 'late' : 'muted'}>${invoiceDate(invoice, t, lang)}</span>`;

function renderAmount({ amountDue, total, currency }: InvoiceSummary, t: InvoicesTranslate, lang: string) {
  const money = (amount: number) => formatMoney(amount, currency, lang);
  return amountDue > 0 && amountDue !== total
    ? html`<span class="sum">${money(amountDue)}<span class="sub">${t('ofTotal', { amount: money(total) })}</span></span>`
    : html`<span class="sum">${money(total)}</span>`;
}

function renderPay(invoice: InvoiceSummary, { t, lang, onPay, paying }: InvoiceTableOptions) {
  if (!isPayable(invoice)) return nothing;
  const amount = formatMoney(invoice.amountDue, invoice.currency, lang);
  return html`<button
    class="button primary small"
    part="pay-button"
    type="button"
    aria-busy=${paying === invoice.id ? 'true' : 'false'}
    aria-label=${t('payOne', { amount, number: invoice.number })}
    @click=${() => onPay(invoice)}
  >
    ${t('pay')}
  </button>`;
}
