import type { Invoice, InvoiceLine, Payment } from '@client-portal/contract/invoices';
import { formatMoney, formatNumber, formatPlainDate } from '@client-portal/kit/format.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { day } from '@client-portal/kit/time.js';
import { html, nothing } from 'lit';

import type { InvoiceDetailMessages, InvoiceDetailTranslate } from './detail-messages.js';

interface Speech {
  t: InvoiceDetailTranslate;
  lang: string;
  /** The level of the headings inside the document. */
  level: number;
}

/** What the invoice says: who, what for, the sums as the server has them, and what has been paid. */
export const invoiceDocument = (invoice: Invoice, speech: Speech) => html`
  ${renderParties(invoice, speech)} ${renderLines(invoice, speech)}
  ${invoice.note ? section(speech, 'note', html`<p class="note">${invoice.note}</p>`) : nothing}
  ${renderPayments(invoice, speech)}
`;

const section = ({ t, level }: Speech, title: keyof InvoiceDetailMessages & string, content: unknown) => html`
  <section part=${title}>
    <h3 class="label" aria-level=${level}>${t(title)}</h3>
    ${content}
  </section>
`;

const address = (name: string, lines: readonly string[]) => html`
  <p><strong><bdi>${name}</bdi></strong>${lines.map((line) => html`<br /><bdi>${line}</bdi>`)}</p>
`;

function renderParties({ number, issuedOn, dueOn, from, billTo }: Invoice, speech: Speech) {
  const { t, lang, level } = speech;
  return html`
    <div class="parties" part="parties">
      <dl class="facts dates">
        <dt>${t('number')}</dt>
        <dd class="number">${number}</dd>
        <dt>${t('issued')}</dt>
        <dd>${formatPlainDate(issuedOn, lang)}</dd>
        <dt>${t('due')}</dt>
        <dd>${formatPlainDate(dueOn, lang)}</dd>
      </dl>
      <div>
        <h3 class="label" aria-level=${level}>${t('from')}</h3>
        ${address(from.name, from.address)}
        ${from.taxId ? html`<p class="muted">${t('taxId', { id: from.taxId })}</p>` : nothing}
      </div>
      <div>
        <h3 class="label" aria-level=${level}>${t('billTo')}</h3>
        ${address(billTo.name, billTo.address)}
      </div>
    </div>
  `;
}

function renderLines(invoice: Invoice, speech: Speech) {
  const { t, lang } = speech;
  const money = (amount: number) => formatMoney(amount, invoice.currency, lang);
  const sum = (label: string, amount: number, name = '') => html`
    <tr class=${name}><th scope="row">${label}</th><td>${money(amount)}</td></tr>
  `;
  return section(
    speech,
    'lines',
    html`<table class="lines">
      <thead class="visually-hidden">
        <tr><th scope="col">${t('description')}</th><th scope="col">${t('amount')}</th></tr>
      </thead>
      <tbody>
        ${invoice.lines.map((line) => renderLine(line, invoice.currency, speech))}
      </tbody>
      <tbody class="sums" part="sums">
        ${sum(t('subtotal'), invoice.subtotal)}
        ${invoice.taxes.map(({ rate, amount }) => sum(t('taxTotal', { rate: formatRate(rate, lang) }), amount))}
        ${sum(t('total'), invoice.total, 'total')}
        ${invoice.amountPaid ? sum(t('paidSoFar'), -invoice.amountPaid) : nothing}
        ${invoice.amountPaid || invoice.amountDue !== invoice.total ? sum(t('amountDue'), invoice.amountDue, 'total') : nothing}
      </tbody>
    </table>`,
  );
}

function renderLine(
  { description, quantity, unitPrice, taxRate, amount }: InvoiceLine,
  currency: string,
  { t, lang }: Speech,
) {
  const how = [
    quantity === 1000
      ? ''
      : t('quantity', { quantity: formatNumber(quantity / 1000, lang), price: formatMoney(unitPrice, currency, lang) }),
    taxRate ? t('tax', { rate: formatRate(taxRate, lang) }) : '',
  ].filter(Boolean);
  return html`
    <tr part="line">
      <th scope="row">
        ${description}${how.length ? html`<span class="how">${how.join(' · ')}</span>` : nothing}
      </th>
      <td>${formatMoney(amount, currency, lang)}</td>
    </tr>
  `;
}

const formatRate = (rate: number, lang: string): string =>
  formatNumber(rate / 10_000, lang, { style: 'percent', maximumFractionDigits: 2 });

const PAYMENT_TONES = { processing: 'accent', succeeded: 'success', failed: 'danger' } as const;

const isShown = (payment: Payment): payment is Payment & { status: keyof typeof PAYMENT_TONES } =>
  payment.status in PAYMENT_TONES;

const PROVIDERS = ['manual', 'stripe', 'test'] as const;

function renderPayments({ payments }: Invoice, speech: Speech) {
  const shown = payments.filter(isShown);
  if (shown.length === 0) return nothing;
  const { t, lang } = speech;
  const rows = shown.map(({ provider, status, amount, currency, settledAt, createdAt }) => {
    const known = PROVIDERS.find((name) => name === provider);
    return html`
      <li part="payment">
        <span>${known ? t(`provider:${known}`) : provider}</span>
        <span class="muted">${day(settledAt ?? createdAt, lang)}</span>
        ${statusChip(PAYMENT_TONES[status], t(`payment:${status}`))}
        <span class="number sum">${formatMoney(amount, currency, lang)}</span>
      </li>
    `;
  });
  return section(speech, 'payments', html`<ul class="payments">${rows}</ul>`);
}
