import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { eyeIcon } from '@client-portal/kit/icons/eye-icon.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { css, html, LitElement, nothing } from 'lit';

import { PortalController } from '../core/portal-controller.js';
import { viewMessages } from './view-messages.js';

/**
 * @internal
 * @tagname portal-view-banner
 * @summary Tells somebody of the business that this is the portal as a client sees it, and ends that.
 */
export class PortalViewBanner extends LitElement {
  static override styles = [
    hostStyles,
    buttonStyles,
    css`
      .look {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_8) var(--_12);
        padding: var(--_8) var(--_12);
        border: 1px solid currentColor;
        border-radius: var(--_radius);
      }

      .look p {
        flex: 1 1 20ch;
        margin: 0;
      }
    `,
  ];

  readonly #portal: PortalController = new PortalController(this);
  readonly #locale = new LocaleController(this, viewMessages);

  override willUpdate(): void {
    this.#portal.join();
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    const client = this.#portal.client;
    const session = client?.session;
    if (!client || !session?.viewer) return nothing;
    const name = session.contact.name || session.contact.email || '–';
    const until = new Intl.DateTimeFormat(lang, { timeStyle: 'short' }).format(session.expiresAt);
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <div class="look" role="status">
        ${eyeIcon()}
        <p>${t('looking', { name, viewer: session.viewer.name, until })}</p>
        <button class="button small" @click=${() => void client.signOut().catch(() => {})}>${t('stop')}</button>
      </div>
    </div>`;
  }
}

define('portal-view-banner', PortalViewBanner);

declare global {
  interface HTMLElementTagNameMap {
    'portal-view-banner': PortalViewBanner;
  }
}
