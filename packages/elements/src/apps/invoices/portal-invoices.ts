import { query } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import type { InvoiceSummary } from '@client-portal/contract/invoices';
import { Action } from '@client-portal/kit/action.js';
import { announce } from '@client-portal/kit/announce.js';
import { backLink } from '@client-portal/kit/back-link.js';
import { backLinkStyles } from '@client-portal/kit/back-link.styles.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { filterChipsStyles } from '@client-portal/kit/filter-chips.styles.js';
import { formatMoney } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { invoiceIcon, warningIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { showMore } from '@client-portal/kit/paged-request.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { tableStyles } from '@client-portal/kit/table.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence, LoadView } from '../../core/load-view.js';
import { PagesController } from '../../core/pages-controller.js';
import { PanelController } from '../../core/panel-controller.js';
import { PortalErrorEvent } from '../../core/portal-events.js';
import { DETAIL_PARTS } from './detail-parts.js';
import { InvoicePaidEvent, InvoicePayEvent } from './events.js';
import { invoiceTable } from './invoice-table.js';
import { invoicesMessages } from './messages.js';
import { PaidWatch } from './paid-watch.js';
import { type BankTransfer, startPayment } from './payment-start.js';
import { portalInvoicesStyles } from './portal-invoices.styles.js';

const FILTERS = ['all', 'outstanding', 'paid', 'other'] as const;
export type InvoiceFilter = (typeof FILTERS)[number];

/**
 * @tagname portal-invoices
 * @summary The signed-in client's invoices, newest first: what is due, a way to pay it, and each one in full.
 *
 * @slot empty - Shown while the client has no invoice at all.
 *
 * @event {InvoicePayEvent} portal-invoice-pay - The client chose to pay. Cancelable.
 * @event {InvoicePaidEvent} portal-invoice-paid - The money for an invoice has arrived.
 * @event {PortalNavigateEvent} portal-navigate - An invoice, or the list, is about to open. Cancelable.
 * @event {PortalErrorEvent} portal-error - Something that the client asked for has failed.
 *
 * @csspart heading - The title of the list, or of the invoice.
 * @csspart filters - The filters of the list.
 * @csspart filter - One filter; also `filter selected`.
 * @csspart owed - What there is to pay in all.
 * @csspart table - The list.
 * @csspart row - One invoice in the list.
 * @csspart more - The button that appends further invoices.
 * @csspart back - The way back to the list.
 * @csspart invoice - The open invoice; also carries its status, as in `::part(invoice paid)`.
 * @csspart amount - The amount that matters now.
 * @csspart pay-button - The button that pays.
 * @csspart transfer-button - The button that shows where to transfer the money, where that is the second way.
 * @csspart pdf-button - The button that downloads the PDF.
 * @csspart processing - Says that a payment is on its way.
 * @csspart failed - Says that the last payment did not go through.
 * @csspart complaint - Says why something that was asked for did not work.
 * @csspart transfer - Where to transfer the money.
 * @csspart copy - The button that copies one piece of that.
 * @csspart parties - Number, dates, who bills and who is billed.
 * @csspart lines - What the invoice is for.
 * @csspart line - One line of it.
 * @csspart sums - The sums below the lines.
 * @csspart note - What the business adds.
 * @csspart payments - What has been paid.
 * @csspart payment - One payment.
 * @csspart status - The state of an invoice or a payment; also carries its tone, as in `::part(status danger)`.
 * @csspart loading - Stands in while it loads.
 * @csspart empty - What is shown when there is nothing to list.
 * @csspart error - What is shown when the list could not be loaded.
 */
export class PortalInvoices extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    panelStyles,
    backLinkStyles,
    filterChipsStyles,
    statusChipStyles,
    tableStyles,
    viewStyles,
    skeletonStyles,
    portalInvoicesStyles,
  ];

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  @property() theme?: ThemeName;

  /** The id of the invoice that is open; empty for the list. */
  @property() view = '';

  /** Which invoices are listed: `all`, `outstanding`, `paid` or `other`. */
  @property() filter: InvoiceFilter = 'all';

  /** The level of the first heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private complaint = '';

  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #panel = new PanelController(this, 'invoices');
  readonly #invoices = new PagesController<InvoiceSummary>(this, (cursor) => this.#page(cursor));
  readonly #list = new LoadView(this, this.#locale, this.#invoices, () => this.#panel.alone);
  readonly #paid = new PaidWatch();
  readonly #pay = new Action<[InvoiceSummary]>(
    this,
    (invoice) => this.#startPayment(invoice),
    (error) => this.#fail(error),
  );
  #paying = '';
  #transfer: { id: string; to: BankTransfer } | undefined;
  #opened = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opened = '';
  }

  override willUpdate(): void {
    if (!FILTERS.includes(this.filter)) this.filter = 'all';
    if (this.view && this.view !== this.#transfer?.id) this.#transfer = undefined;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    // Not before the list is there, which a visitor sees first.
    if (this.view || this.#invoices.items) void import('./invoice-detail.js').catch(() => {});
    if (changed.get('view')) void this.#returnTo(changed.get('view') as string);
    const { client } = this.#panel;
    if (!client || this.view) return;
    for (const invoice of this.#paid.look(client, this.#invoices.items ?? [])) {
      announce(this, this.#locale.t('announcePaid', { number: invoice.number }));
      this.dispatchEvent(new InvoicePaidEvent(invoice));
    }
  }

  #page(cursor: string | undefined) {
    const { ready } = this.#panel;
    if (!ready || this.view) return undefined;
    const status = this.filter === 'all' ? undefined : this.filter;
    return query(ready, '/api/invoices', { query: { status, cursor } });
  }

  /** Back in the list, the reader goes on from the invoice that was open. */
  async #returnTo(id: string): Promise<void> {
    if (this.view || id !== this.#opened) return;
    this.#opened = '';
    await this.updateComplete;
    await Promise.resolve();
    this.renderRoot
      .querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
      ?.closest<HTMLElement>('.open')
      ?.focus({ preventScroll: true });
  }

  async #startPayment(invoice: InvoiceSummary): Promise<void> {
    const { client } = this.#panel;
    this.complaint = '';
    if (!client || !this.dispatchEvent(new InvoicePayEvent(invoice))) return;
    const returnUrl = new URL(this.#panel.href(invoice.id), location.href).href.replace(/#.*/, '');
    const to = await startPayment(client, { id: invoice.id, returnUrl });
    if (!to) return;
    this.#transfer = { id: invoice.id, to };
    this.#open(invoice.id);
  }

  /** Where the person came from the list, the way back is the browser's own: it knows how far they had scrolled. */
  readonly #back = (event: Event): void => {
    if (this.#panel.alone || this.#opened !== this.view) return this.#panel.follow('')(event as MouseEvent);
    event.preventDefault();
    history.back();
  };

  #open(id: string): void {
    this.#opened = id;
    this.#panel.navigate(id);
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    const hasChanged = error.code === 'conflict' || error.code === 'not_found';
    if (hasChanged) void this.#invoices.reload();
    this.complaint = hasChanged ? this.#locale.t('changed') : failureSentence(this.#locale, error);
    this.dispatchEvent(new PortalErrorEvent(error));
  }

  #select(filter: InvoiceFilter): void {
    this.filter = filter;
    this.complaint = '';
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${this.#panel.render(() => (this.view ? this.#renderDetail() : this.#renderList()))}
      </div>
    `;
  }

  #renderDetail() {
    return html`
      <div class="stack">
        <p>${backLink({ label: this.#locale.t('back'), href: this.#panel.href(''), onBack: this.#back })}</p>
        <portal-invoice-detail
          exportparts=${DETAIL_PARTS}
          .panel=${this.#panel}
          .client=${this.#panel.ready}
          .invoiceId=${this.view}
          .headingLevel=${this.headingLevel}
          .transfer=${this.#transfer?.to}
        ></portal-invoice-detail>
      </div>
    `;
  }

  #renderList() {
    const { t } = this.#locale;
    return html`
      <div class="stack">
        ${this.#panel.heading(t('heading'))}
        ${filterChips({
          label: t('filters'),
          chips: FILTERS.map((id) => ({ id, label: t(`filter:${id}`) })),
          selected: this.filter,
          onSelect: (id) => this.#select(id as InvoiceFilter),
        })}
        ${
          this.complaint
            ? html`<div class="banner danger" part="complaint" role="alert">${warningIcon()}<span>${this.complaint}</span></div>`
            : nothing
        }
        ${this.#list.render(this.#invoices.items, {
          skeleton: () => html`<div class="placeholder">${skeletonRows(t('loading'), 8)}</div>`,
          content: (items) => (items.length ? this.#renderInvoices(items) : this.#renderEmpty()),
          gone: () => emptyView({ title: t('off'), text: t('offText'), icon: invoiceIcon }),
        })}
      </div>
    `;
  }

  #renderInvoices(invoices: readonly InvoiceSummary[]) {
    const { t, lang } = this.#locale;
    return html`
      ${this.#renderOwed()}
      ${invoiceTable(invoices, {
        t,
        lang,
        href: this.#panel.alone ? undefined : ({ id }) => this.#panel.href(id),
        onOpen: ({ id }, event) => this.#follow(id, event as MouseEvent),
        onPay: (invoice) => this.#choose(invoice),
        paying: this.#pay.busy ? this.#paying : '',
      })}
      ${showMore(this.#locale, this.#invoices)}
      <p class="visually-hidden" role="status">${t('shown', { count: invoices.length })}</p>
    `;
  }

  #renderOwed() {
    const { t, lang } = this.#locale;
    const owed =
      this.filter === 'all' || this.filter === 'outstanding' ? this.#page(undefined)?.value?.owed : undefined;
    if (!owed?.length) return nothing;
    return html`<dl class="owed" part="owed">
      <dt>${t('outstanding')}</dt>
      ${owed.map(
        ({ currency, amount, overdue }) => html`<dd>
          <span class="owed-amount number">${formatMoney(amount, currency, lang)}</span>
          ${overdue ? html`<span class="late">${t('ofWhichOverdue', { amount: formatMoney(overdue, currency, lang) })}</span>` : nothing}
        </dd>`,
      )}
    </dl>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    const { filter } = this;
    const says = { title: t(`empty:${filter}`), text: t(`empty:${filter}:text`), icon: invoiceIcon };
    if (filter === 'all') return html`<slot name="empty">${emptyView(says)}</slot>`;
    const action = html`<button class="button" type="button" @click=${() => this.#select('all')}>${t('showAll')}</button>`;
    return emptyView({ ...says, action });
  }

  #follow(id: string, event: MouseEvent): void {
    this.#opened = id;
    this.#panel.follow(id)(event);
  }

  #choose(invoice: InvoiceSummary): void {
    if (this.#pay.busy) return;
    this.#paying = invoice.id;
    void this.#pay.run(invoice);
  }
}

define('portal-invoices', PortalInvoices);

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoices': PortalInvoices;
  }
}
