import '@client-portal/kit/menu.js';
import './audit-verdict.js';

import type { AuditEntry } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { downloadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { PagedRequest, showMore } from '@client-portal/kit/paged-request.js';
import { saveFile } from '@client-portal/kit/save-file.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { type AuditFilters, filterFields, NO_FILTERS, toAuditQuery } from './audit-filters.js';
import { auditStyles } from './audit.styles.js';
import { actorOf, whatCell } from './entry-cells.js';
import { auditMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-audit
 * @summary Everything that changed, with filters, export, and the check that nobody has changed the log.
 */
export class PortalAdminAudit extends LitElement {
  static override styles = [
    dateFieldStyles,
    hostStyles,
    buttonStyles,
    fieldStyles,
    denseTableStyles,
    pageStyles,
    skeletonStyles,
    viewStyles,
    auditStyles,
  ];

  /** `contact/ctc_…` for what concerns one contact. */
  @property({ attribute: false }) view = '';
  @state() private filters: AuditFilters = NO_FILTERS;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, auditMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #entries = new PagedRequest(this, {
    args: () => [this.filters, this.contact] as const,
    page: ([filters, contact], cursor, signal) => {
      const query = { ...toAuditQuery(filters, contact), ...(cursor && { cursor }) };
      return this.#admin.client.get('/api/admin/audit', { query, signal });
    },
    onError: (error) => this.#fail(error),
  });
  readonly #export = new Action<['csv' | 'ndjson']>(
    this,
    async (format) => {
      const query = { ...toAuditQuery(this.filters, this.contact), format };
      saveFile(await this.#admin.client.file('/api/admin/audit/export', { query }), `activity.${format}`);
    },
    (error) => this.#fail(error),
  );

  private get contact(): string | undefined {
    return /^contact\/([\w-]+)$/.exec(this.view)?.[1];
  }

  #fail(error: unknown): void {
    this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <div class="page">
        ${pageHead(this.#admin, { title: t('title'), text: t('text'), actions: this.#renderExport() })}
        <portal-admin-audit-verdict></portal-admin-audit-verdict>
        ${filterFields(t, this.filters, (change) => (this.filters = { ...this.filters, ...change }))}
        ${this.contact ? this.#renderAbout() : nothing}
        <div>
          ${this.#load.render(this.#entries, {
            skeleton: () => skeletonRows(t('loading'), 8),
            content: (entries) => (entries.length > 0 ? this.#renderTable(entries) : this.#renderEmpty()),
          })}
        </div>
      </div>
    </div>`;
  }

  #renderExport() {
    const { t } = this.#locale;
    return html`<portal-menu
      label=${t('export')}
      button-class="small"
      .items=${[
        { label: t('csv'), onSelect: () => void this.#export.run('csv') },
        { label: t('ndjson'), onSelect: () => void this.#export.run('ndjson') },
      ]}
      ><span slot="trigger">${downloadIcon()} ${t('export')}</span></portal-menu
    >`;
  }

  #renderAbout() {
    const { t } = this.#locale;
    const [first] = this.#entries.items ?? [];
    return html`<p class="about">
      ${t('about', { name: first?.names.contact ?? first?.names.subject ?? this.contact! })}
      <a href=${this.#admin.toHref('audit')} @click=${this.#admin.follow('audit')}>${t('showAll')}</a>
    </p>`;
  }

  #renderTable(entries: readonly AuditEntry[]) {
    const { lang, t } = this.#locale;
    return html`${table({
      caption: t('title'),
      rows: entries,
      key: ({ id }) => id,
      columns: [
        { id: 'who', label: t('actor'), plain: true, cell: (entry) => actorOf(this.#locale, entry) },
        { id: 'what', label: t('what'), plain: true, cell: (entry) => whatCell(this.#locale, this.#admin, entry) },
        { id: 'when', label: t('when'), tight: true, cell: ({ at }) => time(at, lang) },
      ],
    })}${showMore(this.#locale, this.#entries)}`;
  }

  #renderEmpty() {
    const { t } = this.#locale;
    const action = html`<button class="button" type="button" @click=${() => (this.filters = NO_FILTERS)}>${t('clear')}</button>`;
    return emptyView({ title: t('empty'), text: t('emptyText'), action });
  }
}

define('portal-admin-audit', PortalAdminAudit);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-audit': PortalAdminAudit;
  }
}
