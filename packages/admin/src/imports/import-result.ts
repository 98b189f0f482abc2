import './import-problems.js';

import type { Import } from '@client-portal/contract/admin';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { undoIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { statusChip, type Tone } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageStyles } from '../core/page.styles.js';
import { confirm } from '../core/question.js';
import { countList } from './count-list.js';
import { importsStyles } from './imports.styles.js';
import { importMessages } from './messages.js';

const TONES: Partial<Record<Import['state'], Tone>> = { done: 'success', failed: 'danger', cancelled: 'warning' };

/**
 * @internal
 * @tagname portal-admin-import-result
 * @summary What an import did, with the button that takes it back.
 */
export class PortalAdminImportResult extends LitElement {
  static override styles = [hostStyles, buttonStyles, statusChipStyles, viewStyles, pageStyles, importsStyles];

  @property({ attribute: false }) value!: Import;
  @property({ attribute: false }) onUndo!: () => void;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, importMessages);

  async #undo(): Promise<void> {
    const { t } = this.#locale;
    if (await confirm(this.#admin.scope, { heading: t('undoHeading'), text: t('undoText'), action: t('undo') }))
      this.onUndo();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const { id, state, name, result, undone, blocked, mailBatch } = this.value;
    return html`<div class="portal panel page" lang=${lang} dir=${dir}>
      <section class="section" part="result">
        <div class="section-head"><h2>${name}</h2>${statusChip(TONES[state] ?? 'neutral', t(`state:${state}`))}</div>
        ${blocked ? html`<div class="banner danger" role="alert">${blocked}</div>` : nothing}
        ${
          result
            ? countList(
                [
                  [t('created'), result.created, true],
                  [t('updated'), result.updated, true],
                  [t('unchanged'), result.unchanged],
                  [t('skipped'), result.skipped],
                  [t('failed'), result.failed],
                ],
                lang,
              )
            : nothing
        }
        ${mailBatch && state === 'done' ? html`<p class="muted">${t('invited')}</p>` : nothing}
      </section>
      ${undone ? this.#renderUndone(undone) : nothing}
      ${this.#renderActions()}
      ${
        undone && undone.kept > 0
          ? html`<portal-admin-import-problems .importId=${id} .kind=${'kept'} heading=${t('kept')}></portal-admin-import-problems>`
          : nothing
      }
    </div>`;
  }

  #renderUndone({ removed, restored, kept }: NonNullable<Import['undone']>) {
    const { t, lang } = this.#locale;
    return countList(
      [
        [t('removed'), removed, true],
        [t('restored'), restored, true],
        [t('kept'), kept],
      ],
      lang,
    );
  }

  #renderActions() {
    const { t, lang } = this.#locale;
    const { undoUntil } = this.value;
    const link = (view: string, label: string) =>
      html`<a class="button" href=${this.#admin.toHref(view)} @click=${this.#admin.follow(view)}>${label}</a>`;
    const date = undoUntil === null ? '' : new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(undoUntil);
    return html`
      <div class="actions">
        ${link('contacts', t('toContacts'))}${link('imports', t('again'))}
        ${
          undoUntil === null || !this.#admin.can('contacts:write')
            ? nothing
            : html`<button class="button" part="undo" type="button" @click=${() => this.#undo()}>${undoIcon()}${t('undo')}</button>`
        }
      </div>
      ${undoUntil === null ? nothing : html`<p class="muted">${t('undoUntil', { date })}</p>`}
    `;
  }
}

define('portal-admin-import-result', PortalAdminImportResult);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-import-result': PortalAdminImportResult;
  }
}
