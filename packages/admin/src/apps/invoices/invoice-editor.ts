import './client-picker.js';
import './line-editor.js';

import type { InvoiceSettings } from '@client-portal/contract/invoices/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { dateFieldStyles } from '@client-portal/kit/date-field.styles.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { focusField, formSummary } from '@client-portal/kit/form-summary.js';
import { formSummaryStyles } from '@client-portal/kit/form-summary.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../../core/admin-controller.js';
import { failureSentence } from '../../core/failure.js';
import { LoadView } from '../../core/load-view.js';
import { pageHead } from '../../core/page.js';
import { pageStyles } from '../../core/page.styles.js';
import { saveEdit } from '../../core/save-edit.js';
import { draftFields } from './draft-fields.js';
import { type DraftForm, emptyForm, type FormComplaints, readForm, toForm } from './draft-form.js';
import { DraftPreview } from './draft-preview.js';
import { invoiceEditorStyles } from './invoice-editor.styles.js';
import { invoiceSheet, invoiceSheetStyles } from './invoice-sheet.js';
import { dropForm, keepForm, keptForm } from './kept-form.js';
import { invoicesMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-invoice-editor
 * @summary Writes a draft, beside what the client will see of it.
 */
export class PortalAdminInvoiceEditor extends LitElement {
  static override styles = [
    dateFieldStyles,
    ...[hostStyles, buttonStyles, fieldStyles, formSummaryStyles, skeletonStyles, viewStyles, pageStyles],
    ...[invoiceSheetStyles, invoiceEditorStyles],
  ];

  /** The draft that is edited; a new one when empty. */
  @property({ attribute: false }) invoiceId = '';
  /** The contact whom a new one is for. */
  @property({ attribute: false }) client = '';

  @state() private form: DraftForm | undefined;
  @state() private complaints: FormComplaints = {};
  @state() private failure: unknown;
  @state() private dirty = false;
  @state() private restored = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, invoicesMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #preview = new DraftPreview(this, () => this.#admin.client);
  readonly #start = new RequestTask(this, {
    args: () => [this.invoiceId, this.client] as const,
    task: ([id, client], { signal }) => this.#begin(id, client, signal),
  });
  readonly #save = new Action<[boolean]>(
    this,
    (sends) => this.#store(sends),
    (error) => (this.failure = error),
  );
  #etag: string | null = null;
  #tax = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#guard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#guard);
  }

  override willUpdate(): void {
    if (this.form) this.#preview.show(readForm(this.form).input);
  }

  readonly #guard = (event: BeforeUnloadEvent): void => {
    if (this.dirty) event.preventDefault();
  };

  async #begin(id: string, client: string, signal: AbortSignal): Promise<true> {
    const settings = await this.#admin.client.get('/api/admin/invoices/settings', { signal });
    this.#tax = settings.taxRate ? String(settings.taxRate / 100) : '';
    if (id) await this.#read(signal);
    else this.form = await this.#blank(settings, client, signal);
    this.dirty = this.restored = false;
    this.complaints = {};
    this.failure = undefined;
    const kept = keptForm(this.#keptAs);
    if (kept) {
      this.form = kept.form;
      this.#etag = kept.etag;
      this.dirty = this.restored = true;
    }
    return true;
  }

  async #blank(settings: InvoiceSettings, client: string, signal: AbortSignal): Promise<DraftForm> {
    const form = emptyForm(settings);
    if (!client) return form;
    const found = await this.#admin.client.get('/api/admin/contacts/{id}', { params: { id: client }, signal });
    const { id, firstName, lastName, company, email } = found;
    return { ...form, client: { id, email, name: company || `${firstName} ${lastName}`.trim() } };
  }

  async #read(signal?: AbortSignal): Promise<string | null> {
    const params = { id: this.invoiceId };
    const { data, etag } = await this.#admin.client.getWithTag('/api/admin/invoices/{id}', {
      params,
      ...(signal && { signal }),
    });
    this.#etag = etag;
    this.form = toForm(data);
    if (!data.can.includes('edit')) this.#admin.navigate(`invoices/${data.id}`, { replace: true });
    return etag;
  }

  async #reload(shows: boolean): Promise<string | null> {
    if (shows) {
      this.#forget();
      return this.#read();
    }
    const { etag } = await this.#admin.client.getWithTag('/api/admin/invoices/{id}', {
      params: { id: this.invoiceId },
    });
    return etag;
  }

  /** One for each client: what was begun for one is never offered for another. */
  get #keptAs(): string {
    return this.invoiceId || `new/${this.client}`;
  }

  #change(change: Partial<DraftForm>): void {
    if (!this.form) return;
    this.form = { ...this.form, ...change };
    this.dirty = true;
    if (Object.keys(this.complaints).length) this.complaints = readForm(this.form).complaints;
    keepForm(this.#keptAs, this.form, this.#etag);
  }

  #forget(): void {
    dropForm(this.#keptAs);
    this.dirty = this.restored = false;
    this.failure = undefined;
  }

  async #discard(): Promise<void> {
    this.#forget();
    this.form = undefined;
    await this.#start.run();
  }

  async #store(sends: boolean): Promise<void> {
    const { input, complaints } = readForm(this.form!);
    this.complaints = complaints;
    this.failure = undefined;
    if (!input) return this.#showComplaints(Object.keys(complaints)[0]!);
    const { client } = this.#admin;
    const saved = this.invoiceId
      ? await saveEdit(this.#admin.scope, {
          etag: this.#etag,
          save: (ifMatch) =>
            client.patch('/api/admin/invoices/{id}', { params: { id: this.invoiceId }, body: input, ifMatch }),
          reload: (shows) => this.#reload(shows),
        })
      : await client.post('/api/admin/invoices', { body: input });
    if (!saved) return;
    this.#forget();
    if (!sends) this.#admin.toast(this.#locale.t('saved'), { tone: 'success' });
    this.#admin.navigate(`invoices/${saved.id}${sends ? '/send' : ''}`, { replace: true });
  }

  /** The first field that is wrong may stand in the lines, which are an element of their own. */
  async #showComplaints(id: string): Promise<void> {
    await this.updateComplete;
    const lines = this.renderRoot.querySelector('portal-admin-invoice-lines')?.shadowRoot;
    const picker = this.renderRoot.querySelector('portal-admin-client-picker')?.shadowRoot;
    for (const root of [picker, lines, this.renderRoot as ShadowRoot]) if (root) focusField(root, id);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#save.run(false);
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const title = this.invoiceId ? this.form?.title || t('untitled') : t('new');
    const back = this.invoiceId
      ? { label: t('backTo'), view: `invoices/${this.invoiceId}` }
      : { label: t('back'), view: 'invoices' };
    return html`<div class="portal panel page" lang=${lang} dir=${dir} @keydown=${this.#onKey}>
      ${pageHead(this.#admin, { title, back, actions: this.#renderActions() })}
      ${this.#load.render(this.#start, {
        skeleton: () => skeletonRows(t('loading'), 8),
        content: () => (this.form ? this.#renderEditor(this.form) : nothing),
      })}
    </div>`;
  }

  #renderActions() {
    const { t } = this.#locale;
    const busy = this.#save.busy ? 'true' : 'false';
    return html`<button class="button" type="button" part="save" aria-busy=${busy} @click=${() => this.#save.run(false)}>
        ${t('save')}
      </button>
      <button class="button primary" type="button" part="send" aria-busy=${busy} @click=${() => this.#save.run(true)}>
        ${t('saveAndSend')}
      </button>`;
  }

  #renderEditor(form: DraftForm) {
    const { lang, t } = this.#locale;
    return html`<div class="editor">
      <form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()}>
        ${this.#renderNotes()}
        <portal-admin-client-picker
          .chosen=${form.client}
          .complaint=${this.complaints['client'] ? t('noClientYet') : ''}
          .onChoose=${(client: DraftForm['client']) => this.#change({ client })}
        ></portal-admin-client-picker>
        ${draftFields.heading(form, { t, lang, complaints: this.complaints, change: (change) => this.#change(change) })}
        <portal-admin-invoice-lines
          .lines=${form.lines}
          .complaints=${this.complaints}
          .tax=${this.#tax}
          .onChange=${(lines: DraftForm['lines']) => this.#change({ lines })}
        ></portal-admin-invoice-lines>
        ${draftFields.details(form, { t, lang, complaints: this.complaints, change: (change) => this.#change(change) })}
      </form>
      <aside class="beside" aria-label=${t('preview')}>
        <p class="hint">${t('preview')}</p>
        ${this.#preview.error ? html`<p class="field-error" role="alert">${failureSentence(this.#locale, this.#preview.error)}</p>` : nothing}
        ${this.#preview.invoice ? invoiceSheet(this.#preview.invoice, t, lang) : html`<p class="waits muted">${t('previewWaits')}</p>`}
      </aside>
    </div>`;
  }

  #renderNotes() {
    const { t } = this.#locale;
    const marked = [...new Set(Object.values(this.complaints))].map((key) => ({ message: t(key) }));
    const failed = this.failure ? [{ message: failureSentence(this.#locale, this.failure) }] : [];
    return html`${formSummary(this.#locale, [...failed, ...marked])}
    ${
      this.restored
        ? html`<div class="banner" role="status" part="restored">
            <span>${t('kept')}</span>
            <button class="link-button" type="button" @click=${() => this.#discard()}>${t('discard')}</button>
          </div>`
        : nothing
    }
    ${this.dirty && !this.restored ? html`<p class="hint" part="unsaved">${t('unsaved')}</p>` : nothing}`;
  }
}

define('portal-admin-invoice-editor', PortalAdminInvoiceEditor);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-invoice-editor': PortalAdminInvoiceEditor;
  }
}
