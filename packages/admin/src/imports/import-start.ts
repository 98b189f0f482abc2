import type { Import } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { uploadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { progressBar } from '@client-portal/kit/progress-bar.js';
import { progressBarStyles } from '@client-portal/kit/progress-bar.styles.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { table } from '@client-portal/kit/table.js';
import { time } from '@client-portal/kit/time.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageStyles } from '../core/page.styles.js';
import { importsStyles } from './imports.styles.js';
import { importMessages } from './messages.js';
import { uploadFile } from './upload-file.js';

/**
 * @internal
 * @tagname portal-admin-import-start
 * @summary Takes a file, dropped, chosen or pasted, and lists earlier imports.
 */
export class PortalAdminImportStart extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    denseTableStyles,
    skeletonStyles,
    progressBarStyles,
    viewStyles,
    pageStyles,
    importsStyles,
  ];

  @state() private isOver = false;
  @state() private sending: { name: string; share: number } | undefined;
  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #imports = new RequestTask(this, {
    args: () => [] as const,
    task: async (_, { signal }) => (await this.#admin.client.get('/api/admin/imports', { signal })).items,
  });
  readonly #send = new Action(
    this,
    async (file: File) => {
      this.failure = '';
      this.sending = { name: file.name, share: 0 };
      const { id } = await uploadFile(this.#admin.client, file, (share) => (this.sending = { name: file.name, share }));
      this.sending = undefined;
      this.#admin.navigate(`imports/${id}`);
    },
    (error) => {
      this.sending = undefined;
      this.failure = failureSentence(this.#locale, error);
    },
  );

  constructor() {
    super();
    this.#admin.onChange(['imports'], () => void this.#imports.run());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.#onPaste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#onPaste);
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const isTyping = event.composedPath().some((each) => each instanceof HTMLInputElement && each.type !== 'file');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (isTyping || !text.includes('\n') || !this.#admin.can('contacts:write')) return;
    event.preventDefault();
    this.#take(new File([text], `${this.#locale.t('pasted')}.csv`, { type: 'text/csv' }));
  };

  #take(file: File | null | undefined): void {
    if (file) void this.#send.run(file);
  }

  #onDrop(event: DragEvent): void {
    event.preventDefault();
    this.isOver = false;
    this.#take(event.dataTransfer?.files[0]);
  }

  #onDrag(event: DragEvent, isOver: boolean): void {
    event.preventDefault();
    this.isOver = isOver;
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      ${this.#admin.can('contacts:write') ? this.#renderDrop() : nothing}
      ${this.#load.render(this.#imports, {
        skeleton: () => skeletonRows(t('loading')),
        content: (items) => (items.length > 0 ? this.#renderPast(items) : nothing),
      })}
    </div>`;
  }

  #renderDrop() {
    const { t, lang } = this.#locale;
    if (this.sending) {
      return html`<section class="section" part="sending">
        ${progressBar({ label: t('uploading', { name: this.sending.name }), value: this.sending.share, lang })}
      </section>`;
    }
    return html`
      ${this.failure ? html`<div class="banner danger" part="failure" role="alert">${this.failure}</div>` : nothing}
      <div
        class="drop ${this.isOver ? 'over' : ''}"
        part="drop"
        @dragover=${(event: DragEvent) => this.#onDrag(event, true)}
        @dragleave=${(event: DragEvent) => this.#onDrag(event, false)}
        @drop=${(event: DragEvent) => this.#onDrop(event)}
      >
        <p>${t('drop')}</p>
        <input
          id="file"
          part="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          @change=${(event: Event) => this.#take((event.target as HTMLInputElement).files?.[0])}
        />
        <label class="button primary" for="file">${uploadIcon()}${t('choose')}</label>
        <p class="muted">${t('dropHint')}</p>
      </div>
    `;
  }

  #renderPast(items: readonly Import[]) {
    const { t, lang } = this.#locale;
    const view = (row: Import) => `imports/${row.id}`;
    return html`<section class="section" part="past">
      <h2>${t('past')}</h2>
      ${table({
        caption: t('past'),
        rows: items,
        key: (row) => row.id,
        href: (row) => this.#admin.toHref(view(row)),
        onOpen: (row, event) => this.#admin.follow(view(row))(event),
        columns: [
          { id: 'name', label: t('file'), cell: (row) => row.name },
          { id: 'state', label: t('outcome'), cell: (row) => t(`state:${row.state}`) },
          { id: 'created', label: t('created'), align: 'end', cell: (row) => row.result?.created ?? '' },
          { id: 'updated', label: t('updated'), align: 'end', cell: (row) => row.result?.updated ?? '' },
          { id: 'when', label: t('when'), tight: true, cell: (row) => time(row.createdAt, lang) },
        ],
      })}
    </section>`;
  }
}

define('portal-admin-import-start', PortalAdminImportStart);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-import-start': PortalAdminImportStart;
  }
}
