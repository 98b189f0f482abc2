import type { BusinessImport } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { formatNumber } from '@client-portal/kit/format.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { downloadIcon, uploadIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { saveFile } from '@client-portal/kit/save-file.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { confirm } from '../core/question.js';
import { businessStyles } from './business.styles.js';
import { businessMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-business
 * @summary The whole business as a file: export, and import into an empty portal.
 */
export class PortalAdminBusiness extends LitElement {
  static override styles = [hostStyles, buttonStyles, panelStyles, pageStyles, businessStyles];

  @property({ attribute: false }) view = '';
  @state() private file: File | undefined;
  @state() private result: BusinessImport | undefined;
  /** Why the last file was not taken. */
  @state() private refusal = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, businessMessages);
  readonly #failed = (error: unknown) =>
    void this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' });

  readonly #export = new Action(
    this,
    async () => {
      const day = new Date().toISOString().slice(0, 10);
      saveFile(await this.#admin.client.file('/api/admin/business'), `portal-${day}.ndjson`);
      this.#admin.toast(this.#locale.t('exported'), { tone: 'success' });
    },
    this.#failed,
  );

  readonly #import = new Action(
    this,
    async (file: File) => {
      const { t } = this.#locale;
      const sure = {
        heading: t('importQuestion', { name: file.name }),
        text: t('importQuestionText'),
        action: t('importNow'),
      };
      if (!(await confirm(this.#admin.scope, sure))) return;
      this.file = file;
      this.refusal = '';
      this.result = undefined;
      this.result = await this.#admin.client.put('/api/admin/business', {
        body: file,
        contentType: 'application/x-ndjson',
      });
      this.file = undefined;
    },
    (error) => {
      this.file = undefined;
      this.refusal = failureSentence(this.#locale, error);
    },
  );

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.#import.run(file);
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal page panel" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title'), text: t('text') })}
      <section class="section" part="export">
        <h2>${t('exportHeading')}</h2>
        <p>${t('exportText')}</p>
        <p class="muted">${t('exportCare')}</p>
        <button class="button" part="export-button" type="button" aria-busy=${String(this.#export.busy)} @click=${() => this.#export.run()}>
          ${downloadIcon()} ${t('export')}
        </button>
      </section>
      ${this.#admin.can('business:write') ? this.#renderImport() : nothing}
    </div>`;
  }

  #renderImport() {
    const { t } = this.#locale;
    return html`<section class="section" part="import">
      <h2>${t('importHeading')}</h2>
      <p>${t('importText')}</p>
      <p class="muted">${t('large')}</p>
      <label class="button file" aria-busy=${String(this.#import.busy)}>
        ${uploadIcon()} ${t('choose')}
        <input class="visually-hidden" part="file" type="file" accept=".ndjson,application/x-ndjson" ?disabled=${this.#import.busy} @change=${this.#chosen} />
      </label>
      ${this.file ? html`<p role="status">${t('importing', { name: this.file.name })}</p>` : nothing}
      ${this.refusal ? html`<p class="refusal" part="refusal" role="alert">${this.refusal}</p>` : nothing}
      ${this.result ? this.#renderResult(this.result) : nothing}
    </section>`;
  }

  #renderResult({ rows, notes }: BusinessImport) {
    const { t, lang } = this.#locale;
    const count = Object.values(rows).reduce((sum, each) => sum + each, 0);
    return html`<div role="status" part="result">
      <p><strong>${t('imported', { count })}</strong></p>
      ${
        notes.length > 0
          ? html`<h3>${t('notesHeading')}</h3>
            <ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`
          : nothing
      }
      <table>
        <caption class="visually-hidden">${t('tableHeading')}</caption>
        <thead><tr><th scope="col">${t('table')}</th><th scope="col" class="number">${t('rows')}</th></tr></thead>
        <tbody>
          ${Object.entries(rows).map(
            ([name, each]) =>
              html`<tr><th scope="row">${name}</th><td class="number">${formatNumber(each, lang)}</td></tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

define('portal-admin-business', PortalAdminBusiness);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-business': PortalAdminBusiness;
  }
}
