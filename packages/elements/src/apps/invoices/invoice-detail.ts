import { type PortalClient, query } from '@client-portal/client';
import type { Invoice } from '@client-portal/contract/invoices';
import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { announce } from '@client-portal/kit/announce.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { cardStyles } from '@client-portal/kit/card.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { factsStyles } from '@client-portal/kit/facts.styles.js';
import { formatMoney } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { clockIcon, downloadIcon, invoiceIcon, warningIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { saveFile } from '@client-portal/kit/save-file.js';
import { skeletonText } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence, LoadView } from '../../core/load-view.js';
import type { PanelController } from '../../core/panel-controller.js';
import { PortalErrorEvent } from '../../core/portal-events.js';
import { QueryController } from '../../core/query-controller.js';
import { bankTransfer } from './bank-transfer.js';
import { bankTransferStyles } from './bank-transfer.styles.js';
import { invoiceDetailMessages } from './detail-messages.js';
import { InvoicePaidEvent, InvoicePayEvent } from './events.js';
import { invoiceDate } from './invoice-date.js';
import { invoiceDetailStyles } from './invoice-detail.styles.js';
import { invoiceDocument } from './invoice-document.js';
import { invoiceStatus, isPayable } from './invoice-status.js';
import { PaidWatch } from './paid-watch.js';
import { type BankTransfer, startPayment } from './payment-start.js';

/**
 * @tagname portal-invoice-detail
 * @internal
 * @summary One invoice, inside the element of a panel.
 */
export class PortalInvoiceDetail extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    panelStyles,
    cardStyles,
    factsStyles,
    statusChipStyles,
    viewStyles,
    skeletonStyles,
    invoiceDetailStyles,
    bankTransferStyles,
  ];

  /** The panel that this invoice is shown in. */
  @property({ attribute: false }) panel!: PanelController;

  /** The panel's client, once somebody is signed in who may see this. */
  @property({ attribute: false }) client: PortalClient | undefined;

  /** The invoice's id. */
  @property({ attribute: false }) invoiceId = '';

  /** The level of the first heading. */
  @property({ attribute: false }) headingLevel = 2;

  /** Where to send the money, when that has been asked for already. */
  @property({ attribute: false }) transfer: BankTransfer | undefined;

  @state() private complaint = '';

  readonly #locale = new LocaleController(this, invoiceDetailMessages);
  readonly #invoice = new QueryController(this, () => {
    const { client, invoiceId: id } = this;
    return client && id ? query(client, '/api/invoices/{id}', { params: { id } }) : undefined;
  });
  readonly #view = new LoadView(this, this.#locale, this.#invoice, () => this.panel.alone);
  readonly #paid = new PaidWatch();
  readonly #pay = new Action<[Invoice, string?]>(
    this,
    (invoice, provider) => this.#startPayment(invoice, provider),
    (error) => this.#fail(error),
  );
  readonly #download = new Action<[Invoice]>(
    this,
    (invoice) => this.#save(invoice),
    (error) => this.#fail(error),
  );

  #paying: string | undefined;
  #justPaid: Invoice[] = [];

  override willUpdate(): void {
    const { value } = this.#invoice;
    this.#justPaid = value && this.client ? this.#paid.look(this.client, [value]) : [];
    if (this.#justPaid.length && this.complaint !== this.#locale.t('changed')) this.complaint = '';
  }

  override updated(): void {
    this.panel.settle(this);
    for (const invoice of this.#justPaid) {
      announce(this, this.#locale.t('announcePaid', { number: invoice.number }));
      this.dispatchEvent(new InvoicePaidEvent(invoice));
    }
  }

  async #startPayment(invoice: Invoice, provider: string | undefined): Promise<void> {
    const { client } = this;
    this.complaint = '';
    if (!client || !this.dispatchEvent(new InvoicePayEvent(invoice))) return;
    const returnUrl = new URL(this.panel.href(invoice.id), location.href).href.replace(/#.*/, '');
    this.transfer = await startPayment(client, { id: invoice.id, returnUrl, provider });
    if (this.transfer) await this.#showTransfer();
  }

  async #showTransfer(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.transfer h3')?.focus();
  }

  async #save(invoice: Invoice): Promise<void> {
    this.complaint = '';
    const file = await this.client!.file('/api/invoices/{id}.pdf', { params: { id: invoice.id } });
    saveFile(file, `${invoice.number}.pdf`);
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    const hasChanged = error.code === 'conflict' || error.code === 'not_found';
    if (hasChanged) void this.#invoice.reload();
    this.complaint = hasChanged ? this.#locale.t('changed') : failureSentence(this.#locale, error);
    this.dispatchEvent(new PortalErrorEvent(error));
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${this.#view.render(this.#invoice.value, {
          skeleton: () => html`<div class="placeholder">${skeletonText(this.#locale.t('loading'), 9)}</div>`,
          content: (invoice) => this.#renderInvoice(invoice),
          gone: () => this.#renderGone(),
        })}
      </div>
    `;
  }

  #renderGone() {
    const { t } = this.#locale;
    return emptyView({ title: t('gone'), text: t('goneText'), icon: invoiceIcon });
  }

  #renderInvoice(invoice: Invoice) {
    const { t, lang } = this.#locale;
    return html`
      <article class="stack wide" part="invoice ${invoice.status}">
        ${this.#renderSummary(invoice)} ${this.#renderNotice(invoice)}
        ${this.transfer && isPayable(invoice) ? this.#renderTransfer(invoice, this.transfer) : nothing}
        ${invoiceDocument(invoice, { t, lang, level: this.headingLevel + 1 })}
      </article>
    `;
  }

  #renderSummary(invoice: Invoice) {
    const { t, lang } = this.#locale;
    const { title, number, status, amountDue, total, currency } = invoice;
    const isOpen = amountDue > 0 && (isPayable(invoice) || status === 'processing');
    const money = (amount: number) => formatMoney(amount, currency, lang);
    return html`
      <header class="summary">
        <div class="title">
          ${this.panel.heading(title || t('one', { number }))} ${invoiceStatus(status, t)}
        </div>
        <p class="amount number" part="amount">
          ${money(isOpen ? amountDue : total)}
          ${isOpen && amountDue !== total ? html`<span class="of">${t('ofTotal', { amount: money(total) })}</span>` : nothing}
        </p>
        <p class=${status === 'overdue' ? 'when late' : 'when'}>${invoiceDate(invoice, t, lang)}</p>
        ${this.#renderActions(invoice)}
      </header>
    `;
  }

  #renderActions(invoice: Invoice) {
    const { t } = this.#locale;
    return html`
      <div class="actions">
        ${isPayable(invoice) ? this.#renderWays(invoice) : nothing}
        <button
          class="button"
          part="pdf-button"
          type="button"
          aria-busy=${this.#download.busy ? 'true' : 'false'}
          @click=${() => this.#download.run(invoice)}
        >
          ${downloadIcon()}${t('pdf')}
        </button>
      </div>
    `;
  }

  #renderWays(invoice: Invoice) {
    const { t, lang } = this.#locale;
    const amount = formatMoney(invoice.amountDue, invoice.currency, lang);
    const { ways } = invoice;
    return ways.map(
      ({ provider, kind }, index) => html`<button
        class=${index === 0 ? 'button primary' : 'button'}
        part=${index === 0 ? 'pay-button' : 'transfer-button'}
        type="button"
        aria-busy=${this.#pay.busy && (this.#paying ?? ways[0]!.provider) === provider ? 'true' : 'false'}
        @click=${() => this.#choose(invoice, provider)}
      >
        ${kind === 'transfer' ? t('payTransfer') : t('payAmount', { amount })}
      </button>`,
    );
  }

  #renderNotice({ status, payments }: Invoice) {
    const { t } = this.#locale;
    if (this.complaint) {
      return html`<div class="banner danger" part="complaint" role="alert">${warningIcon()}<span>${this.complaint}</span></div>`;
    }
    if (status === 'processing') {
      return html`<div class="banner" part="processing" role="status">${clockIcon()}<span>${t('processing')}</span></div>`;
    }
    const last = [...payments]
      .sort((a, b) => b.createdAt - a.createdAt)
      .find((payment) => payment.status !== 'pending');
    return last?.status === 'failed' && status !== 'paid'
      ? html`<div class="banner warning" part="failed" role="status">${warningIcon()}<span>${t('failed')}</span></div>`
      : nothing;
  }

  #renderTransfer({ amountDue, currency }: Invoice, transfer: BankTransfer) {
    const { t, lang } = this.#locale;
    return html`
      <section class="card transfer" part="transfer">
        <h3 tabindex="-1" aria-level=${this.headingLevel + 1}>${t('transfer')}</h3>
        <p class="muted">${t('transferIntro')}</p>
        <dl class="facts">${bankTransfer(transfer, formatMoney(amountDue, currency, lang), t)}</dl>
      </section>
    `;
  }

  #choose(invoice: Invoice, provider: string): void {
    if (this.#pay.busy) return;
    this.#paying = provider;
    void this.#pay.run(invoice, provider);
  }
}

define('portal-invoice-detail', PortalInvoiceDetail);

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoice-detail': PortalInvoiceDetail;
  }
}
