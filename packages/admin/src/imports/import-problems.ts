import type { ImportProblem } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { downloadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { RequestTask } from '@client-portal/kit/request-task.js';
import { skeletonRows } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import { table } from '@client-portal/kit/table.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { denseTableStyles } from '../core/dense-table.styles.js';
import { failureSentence } from '../core/failure.js';
import { LoadView } from '../core/load-view.js';
import { pageStyles } from '../core/page.styles.js';
import { importMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-import-problems
 * @summary The first rows of an import that need looking at, and all of them as a file.
 */
export class PortalAdminImportProblems extends LitElement {
  static override styles = [hostStyles, buttonStyles, denseTableStyles, skeletonStyles, viewStyles, pageStyles];

  @property({ attribute: false }) importId = '';
  @property({ attribute: false }) kind: ImportProblem['kind'] | undefined;
  @property() heading = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);
  readonly #load = new LoadView(this, this.#locale);
  readonly #problems = new RequestTask(this, {
    args: () => [this.importId, this.kind] as const,
    task: ([id, kind], { signal }) =>
      this.#admin.client.get('/api/admin/imports/{id}/problems', {
        params: { id },
        query: { limit: 50, ...(kind ? { kind } : {}) },
        signal,
      }),
  });
  readonly #download = new Action(
    this,
    async () => {
      const { saveFile } = await import('@client-portal/kit/save-file.js');
      const query = this.kind ? { kind: this.kind } : {};
      saveFile(
        await this.#admin.client.file('/api/admin/imports/{id}/problems.csv', { params: { id: this.importId }, query }),
        'rows.csv',
      );
    },
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      <section class="section" part="problems">
        <div class="section-head">
          <h2>${this.heading}</h2>
          <button class="button small" part="download" type="button" aria-busy=${String(this.#download.busy)} @click=${() => this.#download.run()}>
            ${downloadIcon()}${t('download')}
          </button>
        </div>
        ${this.#load.render(this.#problems, {
          skeleton: () => skeletonRows(t('loading')),
          content: ({ items }) => this.#renderTable(items),
        })}
      </section>
    </div>`;
  }

  #renderTable(items: readonly ImportProblem[]) {
    const { t } = this.#locale;
    return table({
      caption: this.heading,
      rows: items.map((item, index) => ({ ...item, index })),
      key: (row) => String(row.index),
      columns: [
        { id: 'row', label: t('row'), tight: true, cell: (row) => t('previewRow', { row: row.row }) },
        {
          id: 'cell',
          label: t('cell'),
          cell: (row) =>
            html`<span>${row.column || (row.value ? nothing : t('wholeRow'))} ${row.value ? html`<span class="muted">${row.value}</span>` : nothing}</span>`,
        },
        { id: 'problem', label: t('problem'), cell: (row) => row.message },
      ],
    });
  }
}

define('portal-admin-import-problems', PortalAdminImportProblems);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-import-problems': PortalAdminImportProblems;
  }
}
