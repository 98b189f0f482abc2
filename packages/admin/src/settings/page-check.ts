import type { PageReport } from '@client-portal/contract/admin';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { css, html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { failureSentence } from '../core/failure.js';
import { settingsMessages } from './messages.js';

const TONES = { ok: 'success', warn: 'warning', error: 'danger' } as const;

/**
 * @internal
 * @tagname portal-admin-page-check
 * @summary Opens a page of the business and says what is wrong between it and the portal.
 */
export class PortalAdminPageCheck extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    fieldStyles,
    statusChipStyles,
    css`
      .portal {
        display: grid;
        gap: var(--_12);
        padding-block-start: var(--_16);
        border-block-start: var(--_line);
      }

      h2 {
        font-size: var(--_text-14);
      }

      ul {
        display: grid;
        gap: var(--_16);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        justify-items: start;
        gap: var(--_4);
      }
    `,
  ];

  /** The page to begin with. */
  @property({ attribute: false }) page = '';

  @state() private typed: string | undefined;
  @state() private report: PageReport | undefined;
  @state() private failure = '';

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, settingsMessages);
  readonly #check = new Action(
    this,
    async () => {
      this.failure = '';
      const body = { page: (this.typed ?? this.page).trim() };
      this.report = await this.#admin.client.post('/api/admin/page-checks', { body });
    },
    (error) => (this.failure = failureSentence(this.#locale, error)),
  );

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<section class="portal" lang=${lang} dir=${dir}>
      <h2>${t('checker')}</h2>
      <p class="muted">${t('checkerText')}</p>
      ${textField({
        id: 'page',
        label: t('pageAddress'),
        inputmode: 'url',
        autocomplete: 'off',
        value: this.typed ?? this.page,
        error: this.failure || undefined,
        onInput: (value) => (this.typed = value),
      })}
      <div>
        <button class="button" part="check" type="button" aria-busy=${String(this.#check.busy)} @click=${this.#check.run}>
          ${t(this.#check.busy ? 'running' : 'run')}
        </button>
      </div>
      <div role="status">${this.report ? this.#renderReport(this.report) : nothing}</div>
    </section>`;
  }

  #renderReport({ findings }: PageReport) {
    return html`<ul part="findings">
      ${findings.map(
        ({ level, title, detail, fix }) => html`<li>
          ${statusChip(TONES[level], title)}
          <span>${detail}</span>
          ${fix ? html`<strong>${fix}</strong>` : nothing}
        </li>`,
      )}
    </ul>`;
  }
}

define('portal-admin-page-check', PortalAdminPageCheck);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-page-check': PortalAdminPageCheck;
  }
}
