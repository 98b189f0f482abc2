import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { formatMoney, formatPlainDate } from '@client-portal/kit/format.js';
import { statusChip, type Tone } from '@client-portal/kit/status-chip.js';
import { day, time } from '@client-portal/kit/time.js';
import { html, nothing } from 'lit';

import { invoiceStatus } from './invoice-status.js';
import { invoicesMessages, type InvoicesMessages, type InvoicesTranslate } from './messages.js';

interface Speech {
  t: InvoicesTranslate;
  lang: string;
  href: string;
  onOpen: (event: Event) => void;
}

/** Who pays it, when, and how far it has come. */
export function invoiceFacts(invoice: AdminInvoice, { t, lang, href, onOpen }: Speech) {
  const { client, status, issuedOn, dueOn, viewedAt, voidReason, remindedOn } = invoice;
  const fact = (label: string, value: unknown) => html`<dt>${label}</dt><dd>${value}</dd>`;
  const isSent = status !== 'draft';
  return html`<dl class="facts" part="facts">
    ${fact(t('state'), invoiceStatus(status, t))}
    ${fact(t('client'), html`<a href=${href} @click=${onOpen}><bdi>${client.name || client.email || t('unnamed')}</bdi></a>`)}
    ${fact(t('issued'), formatPlainDate(issuedOn, lang))} ${fact(t('due'), formatPlainDate(dueOn, lang))}
    ${isSent ? fact(t('viewed'), viewedAt === null ? t('notViewed') : time(viewedAt, lang)) : nothing}
    ${remindedOn ? fact(t('remindedOn'), formatPlainDate(remindedOn, lang)) : nothing}
    ${voidReason ? fact(t('reason'), html`<bdi>${voidReason}</bdi>`) : nothing}
  </dl>`;
}

type Payment = AdminInvoice['payments'][number];

const TONES: Readonly<Record<Payment['status'], Tone>> = {
  pending: 'neutral',
  processing: 'accent',
  succeeded: 'success',
  failed: 'danger',
  canceled: 'neutral',
};

/** What was paid, and how. */
export function invoicePayments({ payments }: AdminInvoice, t: InvoicesTranslate, lang: string) {
  if (payments.length === 0) return nothing;
  return html`<section class="section">
    <h2>${t('payments')}</h2>
    <ul class="rows" part="payments">
      ${payments.map((payment) => paymentRow(payment, t, lang))}
    </ul>
  </section>`;
}

function paymentRow(payment: Payment, t: InvoicesTranslate, lang: string) {
  const { method, provider, status, amount, currency, settledAt, createdAt, note, reference, flag } = payment;
  const more = [note, reference].filter(Boolean).join(' · ');
  return html`<li part="payment">
    <span class="row-main">
      <span>${method ? t(`method:${method}`) : provider} ${statusChip(TONES[status], t(`payment:${status}`))}</span>
      <span class="number">${formatMoney(amount, currency, lang)}</span>
    </span>
    <span class="muted">${day(settledAt ?? createdAt, lang)}${more ? html` · <bdi>${more}</bdi>` : nothing}</span>
    ${flag ? html`<span class="flag">${t(`flag:${flag}`)}</span>` : nothing}
  </li>`;
}

type Known = keyof InvoicesMessages & `event:${string}`;
const isKnown = (key: string): key is Known => Object.hasOwn(invoicesMessages.english, key);
const SELVES = ['system', 'cli'] as const;

/** What happened to it, the newest first. */
export function invoiceHistory({ timeline, currency }: AdminInvoice, t: InvoicesTranslate, lang: string) {
  if (timeline.length === 0) return nothing;
  return html`<section class="section">
    <h2>${t('history')}</h2>
    <ol class="rows" part="history">
      ${timeline.map(({ type, at, by, amount }) => {
        const key = `event:${type}`;
        const self = SELVES.find((each) => each === by);
        return html`<li>
          <span>${isKnown(key) ? t(key, { amount: formatMoney(amount ?? 0, currency, lang) }) : type}</span>
          <span class="muted">${time(at, lang)} · ${t('by', { name: self ? t(self) : by })}</span>
        </li>`;
      })}
    </ol>
  </section>`;
}
