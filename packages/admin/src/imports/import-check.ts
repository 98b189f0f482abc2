import './import-problems.js';

import type { Import } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { checkboxField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { pageStyles } from '../core/page.styles.js';
import { countList } from './count-list.js';
import { importsStyles } from './imports.styles.js';
import { importMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-import-check
 * @summary What a checked file would do, and the button that does it.
 */
export class PortalAdminImportCheck extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, viewStyles, pageStyles, importsStyles];

  @property({ attribute: false }) value!: Import;
  @property({ attribute: false }) onBack!: () => void;
  @property({ attribute: false }) onRun!: () => void;
  @property({ attribute: false }) onChange!: () => void;
  @property({ type: Boolean }) running = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);
  readonly #skip = new Action(
    this,
    async (skipErrors: boolean) => {
      const before = this.value;
      // The tick stays where it was put while it is being saved.
      this.value = { ...before, options: { ...before.options, skipErrors } };
      try {
        this.value = await this.#admin.client.patch('/api/admin/imports/{id}', {
          params: { id: before.id },
          body: { options: { skipErrors } },
        });
      } catch (error) {
        this.value = before;
        throw error;
      }
      this.onChange();
    },
    (error) => this.#admin.toast(failureSentence(this.#locale, error), { tone: 'danger' }),
  );

  override render() {
    const { lang, dir, t } = this.#locale;
    const { id, report, blocked } = this.value;
    if (!report) return nothing;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      <section class="section" part="report">
        <h2>${t('report')}</h2>
        ${countList(
          [
            [t('created'), report.created, true],
            [t('updated'), report.updated, true],
            [t('unchanged'), report.unchanged],
            [t('skipped'), report.skipped],
            [t('failed'), report.failed, true],
            [t('withoutAddress'), report.withoutAddress],
          ],
          lang,
        )}
        ${blocked ? html`<div class="banner danger" role="alert">${blocked}</div>` : this.#renderErrors(report.failed)}
      </section>
      ${this.#renderActions(report)}
      ${
        report.failed + report.skipped > 0
          ? html`<portal-admin-import-problems .importId=${id} heading=${t('problems')}></portal-admin-import-problems>`
          : nothing
      }
    </div>`;
  }

  #renderErrors(failed: number) {
    const { t } = this.#locale;
    if (failed === 0) return html`<p class="muted">${t('allGood')}</p>`;
    return html`<div class="banner warning" role="status">${t('hasErrors', { count: failed })}</div>
      ${checkboxField({
        id: 'skip-errors',
        label: t('skipErrors'),
        checked: this.value.options.skipErrors,
        onChange: (checked) => void this.#skip.run(checked),
      })}`;
  }

  #renderActions({ created, updated, unchanged, failed }: NonNullable<Import['report']>) {
    const { t } = this.#locale;
    const canRun =
      !this.value.blocked && (failed === 0 || this.value.options.skipErrors) && created + updated + unchanged > 0;
    return html`<div class="actions">
      <button class="button" part="back" type="button" @click=${this.onBack}>${t('back')}</button>
      <button
        class="button primary"
        part="run"
        type="button"
        ?disabled=${!canRun}
        aria-busy=${String(this.running || this.#skip.busy)}
        @click=${this.onRun}
      >
        ${t('run', { count: created + updated + unchanged })}
      </button>
    </div>`;
  }
}

define('portal-admin-import-check', PortalAdminImportCheck);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-import-check': PortalAdminImportCheck;
  }
}
