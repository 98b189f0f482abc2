import type { Invoice, InvoiceLine } from '@client-portal/contract/invoices';
import { formatMoney, formatNumber, formatPlainDate } from '@client-portal/kit/format.js';
import { css, html, nothing } from 'lit';

import type { InvoicesTranslate } from './messages.js';

const formatRate = (rate: number, lang: string): string =>
  formatNumber(rate / 10_000, lang, { style: 'percent', maximumFractionDigits: 2 });

const address = (name: string, lines: readonly string[]) => html`
  <p><strong><bdi>${name}</bdi></strong>${lines.map((line) => html`<br /><bdi>${line}</bdi>`)}</p>
`;

/** The invoice as a sheet of paper, in the words and sums that its client gets. */
export function invoiceSheet(invoice: Invoice, t: InvoicesTranslate, lang: string) {
  const { number, title, from, billTo, issuedOn, dueOn, note } = invoice;
  return html`<article class="sheet" part="sheet" aria-label=${t('preview')}>
    <header class="sheet-head">
      <div>
        <p class="sheet-title">${t('invoice')} <span class="number">${number}</span></p>
        <p class="muted"><bdi>${title}</bdi></p>
      </div>
      <p class="sheet-due number">${formatMoney(invoice.amountDue || invoice.total, invoice.currency, lang)}</p>
    </header>
    <div class="sheet-parties">
      <div><p class="sheet-label">${t('seller')}</p>${address(from.name, from.address)}
        ${from.taxId ? html`<p class="muted">${t('taxId', { id: from.taxId })}</p>` : nothing}
      </div>
      <div><p class="sheet-label">${t('billTo')}</p>${address(billTo.name, billTo.address)}</div>
      <div>
        <p class="sheet-label">${t('issued')}</p><p>${formatPlainDate(issuedOn, lang)}</p>
        <p class="sheet-label">${t('due')}</p><p>${formatPlainDate(dueOn, lang)}</p>
      </div>
    </div>
    ${sheetTable(invoice, t, lang)}
    ${note ? html`<p class="sheet-note">${note}</p>` : nothing}
  </article>`;
}

function sheetTable(invoice: Invoice, t: InvoicesTranslate, lang: string) {
  const money = (amount: number) => formatMoney(amount, invoice.currency, lang);
  const sum = (label: string, amount: number, name = '') =>
    html`<tr class=${name}><th scope="row">${label}</th><td>${money(amount)}</td></tr>`;
  return html`<table class="sheet-lines">
    <thead class="visually-hidden"><tr><th scope="col">${t('description')}</th><th scope="col">${t('amount')}</th></tr></thead>
    <tbody>${invoice.lines.map((line) => sheetLine(line, invoice.currency, t, lang))}</tbody>
    <tbody class="sums">
      ${sum(t('subtotal'), invoice.subtotal)}
      ${invoice.taxes.map(({ rate, amount }) => sum(t('taxTotal', { rate: formatRate(rate, lang) }), amount))}
      ${sum(t('total'), invoice.total, 'sheet-total')}
      ${invoice.amountPaid ? sum(t('paidSoFar'), -invoice.amountPaid) : nothing}
      ${invoice.amountPaid ? sum(t('amountDue'), invoice.amountDue, 'sheet-total') : nothing}
    </tbody>
  </table>`;
}

function sheetLine(line: InvoiceLine, currency: string, t: InvoicesTranslate, lang: string) {
  const { description, quantity, unitPrice, taxRate, amount } = line;
  const how = [
    quantity === 1000
      ? ''
      : t('linesTimes', {
          quantity: formatNumber(quantity / 1000, lang),
          price: formatMoney(unitPrice, currency, lang),
        }),
    taxRate ? t('linesTax', { rate: formatRate(taxRate, lang) }) : '',
  ].filter(Boolean);
  return html`<tr>
    <th scope="row"><bdi>${description}</bdi>${how.length ? html`<span class="sheet-how">${how.join(' · ')}</span>` : nothing}</th>
    <td>${formatMoney(amount, currency, lang)}</td>
  </tr>`;
}

export const invoiceSheetStyles = css`
  .sheet {
    display: grid;
    gap: var(--_24);
    padding: var(--_24);
    border: var(--_line);
    border-radius: var(--_radius-outer);
    background: var(--_raised);
    overflow-wrap: anywhere;
  }

  .sheet-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_8) var(--_24);
  }

  .sheet-title {
    font-size: var(--_text-20);
    font-weight: 600;
  }

  .sheet-due {
    font-size: var(--_text-26);
    font-weight: 600;
  }

  .sheet-parties {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
    gap: var(--_16) var(--_24);
    font-size: var(--_text-13);
  }

  .sheet-label,
  .sheet-how {
    color: var(--_muted);
    font-size: var(--_text-12);
  }

  .sheet-how {
    display: block;
    font-weight: 400;
  }

  .sheet-lines {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .sheet-lines :is(th, td) {
    padding-block: var(--_8);
    border-block-end: var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }

  .sheet-lines td {
    padding-inline-start: var(--_16);
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .sums :is(th, td) {
    padding-block: var(--_4);
    border: 0;
  }

  .sheet-total :is(th, td) {
    font-weight: 600;
  }

  .sheet-note {
    white-space: pre-line;
  }
`;
