import type { AdminInvoicePage, AdminInvoiceSummary, InvoiceTray } from '@client-portal/contract/invoices/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { filterChips } from '@client-portal/kit/filter-chips.js';
import { filterChipsStyles } from '@client-portal/kit/filter-chips.styles.js';
import { formatMoney, formatPlainDate } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { invoiceIcon, plusIcon, searchIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { table } from '@client-portal/kit/table.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { denseTableStyles } from '../../core/dense-table.styles.js';
import { LoadView } from '../../core/load-view.js';
import { pageHead } from '../../core/page.js';
import { pageStyles } from '../../core/page.styles.js';
import { invoiceListStyles } from './invoice-list.styles.js';
import { invoiceStatus } from './invoice-status.js';
import { invoicesMessages } from './messages.js';

const TRAYS = ['all', 'draft', 'open', 'overdue', 'processing', 'paid', 'void'] as const;
type Tray = (typeof TRAYS)[number];
const PAUSE = 200;

/**
 * @internal
 * @tagname portal-admin-invoice-list
 * @summary The invoices of all clients, by what is to be done, with what is still to come in.
 */
export class PortalAdminInvoiceList extends LitElement {
  static override styles = [
    dateFieldStyles,
    ...[hostStyles, buttonStyles, fieldStyles, filterChipsStyles, panelStyles, denseTableStyles, skeletonStyles],
    ...[statusChipStyles, viewStyles, pageStyles, invoiceListStyles],
  ];

  @state() private tray: Tray = 'all';
  @state() private typed = '';
  @state() private q = '';
  @state() private from = '';
  @state() private to = '';
  @state() private owed: AdminInvoicePage['owed'];

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #invoices = new PagedRequest(this, {
    args: () => [this.tray, this.q, this.from, this.to] as const,
    page: (_, cursor, signal) => this.#page(cursor, signal),
  });
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#admin.onChange(['invoices', 'contacts'], () => void this.#invoices.reload());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  async #page(cursor: string | undefined, signal: AbortSignal) {
    const query = {
      ...(this.tray === 'all' ? {} : { status: this.tray as InvoiceTray }),
      ...(this.q && { q: this.q }),
      ...(this.from && { from: this.from }),
      ...(this.to && { to: this.to }),
      ...(cursor && { cursor }),
    };
    const page = await this.#admin.client.get('/api/admin/invoices', { query, signal });
    if (!cursor) this.owed = page.owed;
    return page;
  }

  #type(text: string): void {
    this.typed = text;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => (this.q = text.trim()), PAUSE);
  }

  #clear(): void {
    this.tray = 'all';
    this.typed = this.q = this.from = this.to = '';
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title'), actions: this.#renderActions() })}
      ${this.#renderOwed()}
      <div class="filters">
        ${filterChips({
          label: t('filters'),
          chips: TRAYS.map((id) => ({ id, label: t(`filter:${id}`) })),
          selected: this.tray,
          onSelect: (id) => (this.tray = id as Tray),
        })}
        ${this.#renderSearch()}
      </div>
      ${this.#load.render(this.#invoices, {
        skeleton: () => skeletonRows(t('loading'), 10),
        content: (items) => (items.length ? this.#renderTable(items) : this.#renderEmpty()),
      })}
    </div>`;
  }

  #renderActions() {
    const { t } = this.#locale;
    const link = (view: string, label: string, primary: boolean) => html`<a
      class="button ${primary ? 'primary' : 'quiet'}"
      part=${primary ? 'new' : 'settings'}
      href=${this.#admin.toHref(view)}
      @click=${this.#admin.follow(view)}
      >${primary ? plusIcon() : nothing}${label}</a
    >`;
    return html`${this.#admin.can('settings:write') ? link('invoices/settings', t('settings'), false) : nothing}
    ${this.#admin.can('invoices:write') ? link('invoices/new', t('new'), true) : nothing}`;
  }

  #renderOwed() {
    const { lang, t } = this.#locale;
    if (!this.owed?.length) return nothing;
    return html`<dl class="owed" part="owed">
      <dt>${t('owed')}</dt>
      ${this.owed.map(
        ({ currency, amount, overdue }) => html`<dd>
          <span class="number">${formatMoney(amount, currency, lang)}</span>
          ${overdue ? html`<span class="late">${t('ofWhichOverdue', { amount: formatMoney(overdue, currency, lang) })}</span>` : nothing}
        </dd>`,
      )}
    </dl>`;
  }

  #renderSearch() {
    const { t } = this.#locale;
    const day = (id: 'from' | 'to') =>
      textField({ id, label: t(id), type: 'date', value: this[id], onInput: (value) => (this[id] = value) });
    return html`<div class="search">
      ${textField({
        ...{
          id: 'q',
          label: t('search'),
          type: 'search',
          placeholder: t('searchHint'),
          value: this.typed,
          maxlength: 100,
        },
        onInput: (value) => this.#type(value),
      })}
      ${day('from')} ${day('to')}
    </div>`;
  }

  #renderTable(rows: readonly AdminInvoiceSummary[]) {
    const { lang, t } = this.#locale;
    return html`${table({
      caption: t('title'),
      rows,
      key: ({ id }) => id,
      href: ({ id }) => this.#admin.toHref(`invoices/${id}`),
      onOpen: ({ id }, event) => this.#admin.follow(`invoices/${id}`)(event),
      columns: [
        { id: 'client', label: t('client'), cell: (row) => this.#renderClient(row) },
        {
          id: 'number',
          label: t('number'),
          tight: true,
          cell: ({ number }) => number ?? '–',
        },
        { id: 'state', label: t('state'), plain: true, cell: ({ status }) => invoiceStatus(status, t) },
        { id: 'issued', label: t('issued'), tight: true, cell: ({ issuedOn }) => formatPlainDate(issuedOn, lang) },
        { id: 'due', label: t('due'), tight: true, cell: ({ dueOn }) => formatPlainDate(dueOn, lang) },
        {
          id: 'amount',
          label: t('amount'),
          align: 'end',
          cell: ({ total, currency }) => formatMoney(total, currency, lang),
        },
      ],
    })}
    ${showMore(this.#locale, this.#invoices)}
    <p class="visually-hidden" role="status">${t('shown', { count: rows.length })}</p>`;
  }

  #renderClient({ client, title }: AdminInvoiceSummary) {
    const { t } = this.#locale;
    return html`<bdi>${client.name || client.email || t('unnamed')}</bdi><span class="what"><bdi>${title || t('untitled')}</bdi></span>`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    const isFiltered = this.tray !== 'all' || this.q || this.from || this.to;
    if (!isFiltered) return emptyView({ title: t('empty'), text: t('emptyText'), icon: invoiceIcon });
    const action = html`<button class="button" type="button" part="show-all" @click=${() => this.#clear()}>${t('showAll')}</button>`;
    return emptyView({ title: t('noMatch'), text: t('noMatchText'), icon: searchIcon, action });
  }
}

define('portal-admin-invoice-list', PortalAdminInvoiceList);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invoice-list': PortalAdminInvoiceList;
  }
}
