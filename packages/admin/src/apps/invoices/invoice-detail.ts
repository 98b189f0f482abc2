import '@client-portal/kit/menu.js';
import './payment-dialog.js';
import './send-dialog.js';
import './void-dialog.js';

import type { AdminInvoice } from '@client-portal/contract/invoices/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { formatMoney } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { copyIcon, downloadIcon, linkIcon, trashIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { saveFile } from '@client-portal/kit/save-file.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { failureSentence } from '../../core/failure.js';
import { LoadView } from '../../core/load-view.js';
import { pageHead } from '../../core/page.js';
import { pageStyles } from '../../core/page.styles.js';
import { invoiceDetailStyles } from './invoice-detail.styles.js';
import { invoiceFacts, invoiceHistory, invoicePayments } from './invoice-record.js';
import { invoiceSheet, invoiceSheetStyles } from './invoice-sheet.js';
import { invoicesMessages } from './messages.js';

type Open = 'send' | 'pay' | 'void' | undefined;

/**
 * @internal
 * @tagname portal-admin-invoice-detail
 * @summary One invoice: what the client sees, what was paid, what happened, and what to do with it.
 */
export class PortalAdminInvoiceDetail extends LitElement {
  static override styles = [
    ...[hostStyles, buttonStyles, skeletonStyles, statusChipStyles, viewStyles, pageStyles],
    ...[invoiceSheetStyles, invoiceDetailStyles],
  ];

  @property({ attribute: false }) invoiceId = '';
  /** Asks at once whether to send it. */
  @property({ attribute: false }) sending = false;

  @state() private open: Open;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #invoice = new RequestTask(this, {
    args: () => [this.invoiceId] as const,
    task: ([id], { signal }) => this.#admin.client.get('/api/admin/invoices/{id}', { params: { id }, signal }),
    onComplete: (invoice) => this.#admin.setTitle(invoice.number ?? invoice.title),
  });
  readonly #act = new Action<[() => Promise<unknown>]>(
    this,
    (perform) => perform(),
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  constructor() {
    super();
    this.#admin.onChange(['invoices'], () => void this.#invoice.run());
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('sending') && this.sending) this.open = 'send';
  }

  #close(): void {
    this.open = undefined;
    if (this.sending) this.#admin.navigate(`invoices/${this.invoiceId}`, { replace: true });
  }

  get #params() {
    return { params: { id: this.invoiceId } };
  }

  async #remind(): Promise<void> {
    await this.#admin.client.post('/api/admin/invoices/{id}/remind', this.#params);
    this.#admin.toast(this.#locale.t('reminded'), { tone: 'success' });
  }

  async #duplicate(): Promise<void> {
    const copy = await this.#admin.client.post('/api/admin/invoices/{id}/duplicate', this.#params);
    this.#admin.toast(this.#locale.t('duplicated'));
    this.#admin.navigate(`invoices/${copy.id}/edit`);
  }

  async #download({ number, id }: AdminInvoice): Promise<void> {
    saveFile(
      await this.#admin.client.file('/api/admin/invoices/{id}.pdf', { params: { id } }),
      `${number ?? 'draft'}.pdf`,
    );
  }

  async #copyLink({ url }: AdminInvoice): Promise<void> {
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    this.#admin.toast(this.#locale.t(copied ? 'copied' : 'notCopied', { url }), {
      tone: copied ? 'success' : 'neutral',
    });
  }

  /** Nothing refers to a draft, so one that is written anew is the same. */
  async #delete({ draft, id }: AdminInvoice): Promise<void> {
    const { client, navigate, toast } = {
      client: this.#admin.client,
      navigate: this.#admin.navigate,
      toast: this.#admin,
    };
    const { t } = this.#locale;
    await client.delete('/api/admin/invoices/{id}', { params: { id } });
    navigate('invoices', { replace: true });
    const undo = async () => {
      const again = await client.post('/api/admin/invoices', { body: draft });
      navigate(`invoices/${again.id}`);
      toast.toast(t('restored'), { tone: 'success' });
    };
    toast.toast(t('deleted'), { action: { label: t('undo'), onPress: () => void this.#act.run(undo) } });
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const invoice = this.#invoice.value;
    const back = { label: t('back'), view: 'invoices' };
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, {
        back,
        title: invoice ? (invoice.number ?? t('draft')) : t('invoice'),
        text: invoice ? html`<bdi>${invoice.title || t('untitled')}</bdi>` : nothing,
        actions: invoice ? this.#renderActions(invoice) : nothing,
      })}
      ${this.#load.render(this.#invoice, {
        skeleton: () => skeletonRows(t('loading'), 8),
        content: (value) => this.#renderInvoice(value),
      })}
    </div>`;
  }

  #renderActions(invoice: AdminInvoice) {
    const { t } = this.#locale;
    const mayWrite = this.#admin.can('invoices:write');
    const can = (act: AdminInvoice['can'][number]) => mayWrite && invoice.can.includes(act);
    const button = (act: 'send' | 'pay', primary = true) => html`<button
      class="button ${primary ? 'primary' : ''}"
      type="button"
      part=${act}
      @click=${() => (this.open = act)}
    >
      ${t(act)}
    </button>`;
    const edit = `invoices/${invoice.id}/edit`;
    return html`<portal-menu
        button-class="icon-only"
        label=${t('more')}
        .items=${this.#menu(invoice, mayWrite, can)}
      ></portal-menu>
      ${can('edit') ? html`<a class="button" part="edit" href=${this.#admin.toHref(edit)} @click=${this.#admin.follow(edit)}>${t('edit')}</a>` : nothing}
      ${can('send') ? button('send') : nothing} ${can('pay') ? button('pay') : nothing}`;
  }

  #menu(
    invoice: AdminInvoice,
    mayWrite: boolean,
    can: (act: AdminInvoice['can'][number]) => boolean,
  ): (MenuItem | '-')[] {
    const { t } = this.#locale;
    const run = (perform: () => Promise<unknown>) => () => void this.#act.run(perform);
    const offered: (MenuItem | '-' | false)[] = [
      { label: t('pdf'), icon: downloadIcon, onSelect: run(() => this.#download(invoice)) },
      invoice.status !== 'draft' && {
        label: t('copyLink'),
        icon: linkIcon,
        onSelect: run(() => this.#copyLink(invoice)),
      },
      can('remind') && { label: t('remind'), onSelect: run(() => this.#remind()) },
      mayWrite && { label: t('duplicate'), icon: copyIcon, onSelect: run(() => this.#duplicate()) },
      (can('void') || can('delete')) && '-',
      can('void') && { label: t('void'), danger: true, onSelect: () => (this.open = 'void') },
      can('delete') && {
        label: t('delete'),
        icon: trashIcon,
        danger: true,
        onSelect: run(() => this.#delete(invoice)),
      },
    ];
    return offered.filter((item): item is MenuItem | '-' => item !== false);
  }

  #renderInvoice(invoice: AdminInvoice) {
    const { lang, t } = this.#locale;
    const close = () => this.#close();
    const shown = (open: Open) => (this.open === open ? invoice : undefined);
    const contact = `contacts/${invoice.client.id}`;
    return html`<div class="detail">
        <div class="side">
          <p class="amount number">${formatMoney(invoice.amountDue || invoice.total, invoice.currency, lang)}</p>
          ${invoiceFacts(invoice, { t, lang, href: this.#admin.toHref(contact), onOpen: this.#admin.follow(contact) })}
          ${invoicePayments(invoice, t, lang)} ${invoiceHistory(invoice, t, lang)}
        </div>
        <div class="document">${invoiceSheet(invoice.document, t, lang)}</div>
      </div>
      <portal-admin-send-invoice .invoice=${shown('send')} .onClose=${close}></portal-admin-send-invoice>
      <portal-admin-record-payment .invoice=${shown('pay')} .onClose=${close}></portal-admin-record-payment>
      <portal-admin-void-invoice .invoice=${shown('void')} .onClose=${close}></portal-admin-void-invoice>`;
  }
}

define('portal-admin-invoice-detail', PortalAdminInvoiceDetail);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invoice-detail': PortalAdminInvoiceDetail;
  }
}
