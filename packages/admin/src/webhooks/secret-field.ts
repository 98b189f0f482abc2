import { announce } from '@client-portal/kit/announce.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { copyIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import { webhooksMessages } from './messages.js';
import { webhooksStyles } from './webhooks.styles.js';

/**
 * @internal
 * @tagname portal-admin-webhook-secret
 * @summary A signing secret to copy.
 */
export class PortalAdminWebhookSecret extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, webhooksStyles];

  @property({ attribute: false }) secret = '';

  readonly #locale = new LocaleController(this, webhooksMessages);

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.secret);
    announce(this, this.#locale.t('copied'));
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal fields" lang=${lang} dir=${dir}>
      <p>${t('secretText')}</p>
      <div class="secret">
        <input class="control" part="secret" readonly aria-label=${t('secretHeading')} .value=${this.secret} />
        <button class="button" part="copy" type="button" @click=${this.#copy}>${copyIcon()}${t('copy')}</button>
      </div>
    </div>`;
  }
}

define('portal-admin-webhook-secret', PortalAdminWebhookSecret);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-webhook-secret': PortalAdminWebhookSecret;
  }
}
