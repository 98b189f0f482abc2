import '../page-check/portal-page-check.js';

import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { css, html, LitElement } from 'lit';

import { settingsMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-page-check
 * @summary Asks which page of the business to check.
 */
export class PortalAdminPageCheck extends LitElement {
  static override styles = [
    hostStyles,
    fieldStyles,
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
    `,
  ];

  /** The page to begin with. */
  @property({ attribute: false }) page = '';

  @state() private typed: string | undefined;
  readonly #locale = new LocaleController(this, settingsMessages);

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
        onInput: (value) => (this.typed = value),
      })}
      <portal-page-check .page=${(this.typed ?? this.page).trim()}></portal-page-check>
    </section>`;
  }
}

define('portal-admin-page-check', PortalAdminPageCheck);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-page-check': PortalAdminPageCheck;
  }
}
