import { type PortalClient, query } from '@client-portal/client';
import type { Profile } from '@client-portal/contract/profile';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement } from 'lit';

import type { PanelController } from '../../core/panel-controller.js';
import { accountMessages } from './account-messages.js';
import { profileSection, SILENT } from './profile-section.js';
import { profileStyles } from './profile.styles.js';

/**
 * @tagname portal-profile-password
 * @internal
 * @summary Whether a password is set, and the way to another one, inside the profile panel.
 */
export class PortalProfilePassword extends LitElement {
  static override styles = [hostStyles, buttonStyles, profileStyles];

  @property({ attribute: false }) panel!: PanelController;
  @property({ attribute: false }) client: PortalClient | undefined;
  @property({ attribute: false }) profile!: Profile;
  @property({ attribute: false }) level = 3;

  @state() private said = SILENT;

  readonly #locale = new LocaleController(this, accountMessages);

  readonly #open = async (): Promise<void> => {
    this.said = SILENT;
    const { openPasswordDialog } = await import('./password-dialog.js');
    const { panel, client, profile } = this;
    if (!client) return;
    const heading = this.#locale.t(profile.hasPassword ? 'passwordChange' : 'passwordAdd');
    if (!(await openPasswordDialog(this, { panel, client, profile, heading }))) return;
    this.said = () => this.#locale.t('passwordDone');
    query(client, '/api/sessions').invalidate();
  };

  override render() {
    const { t, lang, dir } = this.#locale;
    const { hasPassword } = this.profile;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${profileSection(
          { id: 'password-section', heading: t('password'), level: this.level },
          html`
            <div class="line">
              <span class="muted">${t(hasPassword ? 'passwordSet' : 'passwordNone')}</span>
              <button class="button" part="password-button" type="button" @click=${this.#open}>
                ${t(hasPassword ? 'passwordChange' : 'passwordAdd')}
              </button>
            </div>
            <p class="said" role="status">${this.said()}</p>
          `,
        )}
      </div>
    `;
  }
}

define('portal-profile-password', PortalProfilePassword);

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile-password': PortalProfilePassword;
  }
}
