import '@client-portal/kit/dialog.js';
import '../sign-in/portal-second-factor.js';

import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { facts } from '@client-portal/kit/facts.js';
import { factsStyles } from '@client-portal/kit/facts.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { statusChipStyles } from '@client-portal/kit/status-chip.styles.js';
import { statusChip } from '@client-portal/kit/status-chip.js';
import { css, html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { pageHead } from '../core/page.js';
import { pageStyles } from '../core/page.styles.js';
import { accountMessages } from './messages.js';

/**
 * @internal
 * @tagname portal-admin-account
 * @summary What a member of the staff sees of their own account, and where they add a second factor.
 */
export class PortalAdminAccount extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    factsStyles,
    statusChipStyles,
    pageStyles,
    css`
      .facts {
        grid-template-columns: minmax(96px, 128px) minmax(0, 1fr);
        column-gap: var(--_16);
      }
    `,
  ];

  @property({ attribute: false }) view = '';
  @state() private adding: 'app' | 'passkey' | undefined;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, accountMessages);

  readonly #added = (): void => {
    this.adding = undefined;
    this.#admin.toast(this.#locale.t('added'), { tone: 'success' });
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    const { staff } = this.#admin.session;
    return html`<div class="portal page" lang=${lang} dir=${dir}>
      ${pageHead(this.#admin, { title: t('title') })}
      ${facts([
        [t('name'), staff.name],
        [t('email'), staff.email],
        [t('role'), t(`role:${staff.role}`)],
      ])}
      <section class="section">
        <h2>${t('factor')}</h2>
        <p class="muted">${t('factorText')}</p>
        ${this.#renderFactors()}
        <p class="muted">${t('lost')}</p>
      </section>
      ${this.#renderDialog()}
    </div>`;
  }

  #renderFactors() {
    const { t } = this.#locale;
    const { hasTotp, passkeys } = this.#admin.session;
    const state = (isOn: boolean, label: string) => statusChip(isOn ? 'success' : 'neutral', label);
    return html`${facts([
      [t('totp'), state(hasTotp, t(hasTotp ? 'on' : 'off'))],
      [t('passkey'), state(passkeys > 0, passkeys > 0 ? t('passkeys', { count: passkeys }) : t('none'))],
    ])}
      <div class="actions">
        ${
          hasTotp
            ? nothing
            : html`<button class="button" part="add-app" type="button" @click=${() => (this.adding = 'app')}>${t('addApp')}</button>`
        }
        <button class="button" part="add-passkey" type="button" @click=${() => (this.adding = 'passkey')}>${t('addPasskey')}</button>
      </div>`;
  }

  #renderDialog() {
    const { t } = this.#locale;
    const { adding } = this;
    return html`<portal-dialog
      heading=${t(adding === 'passkey' ? 'addPasskey' : 'addApp')}
      ?open=${adding !== undefined}
      .onClose=${() => (this.adding = undefined)}
    >
      ${
        adding
          ? html`<portal-second-factor bare .client=${this.#admin.client} .offers=${[adding]} .onDone=${this.#added}></portal-second-factor>`
          : nothing
      }
    </portal-dialog>`;
  }
}

define('portal-admin-account', PortalAdminAccount);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-account': PortalAdminAccount;
  }
}
