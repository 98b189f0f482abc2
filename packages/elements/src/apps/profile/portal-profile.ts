import { query } from '@client-portal/client';
import type { Profile } from '@client-portal/contract/profile';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { profileIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { skeletonText } from '@client-portal/kit/skeleton.js';
import { skeletonStyles } from '@client-portal/kit/skeleton.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { LoadView } from '../../core/load-view.js';
import { PanelController } from '../../core/panel-controller.js';
import { QueryController } from '../../core/query-controller.js';
import { profileMessages } from './messages.js';
import { portalProfileStyles } from './portal-profile.styles.js';
import './profile-form.js';

/**
 * @tagname portal-profile
 * @summary The client's own record: name, language, email, password, passkeys, and where they are signed in.
 *
 * @event {ProfileUpdatedEvent} portal-profile-updated - The client has changed their record.
 * @event {PortalErrorEvent} portal-error - Something that the client asked for has failed.
 *
 * @csspart heading - The title.
 * @csspart about - Name, company, phone, language and time zone.
 * @csspart email-section - The email address.
 * @csspart password-section - The password.
 * @csspart passkeys - The passkeys.
 * @csspart devices - Where the client is signed in.
 * @csspart save-button - The button that saves changes.
 * @csspart discard-button - The button that puts back what is saved.
 * @csspart email-button - The button that asks for another address.
 * @csspart email-pending - Says that an address waits for its confirmation.
 * @csspart password-button - The button that sets or changes the password.
 * @csspart passkey - One passkey.
 * @csspart passkey-button - The button that adds a passkey.
 * @csspart device - One place where the client is signed in; also `device current`.
 * @csspart sign-out - The button that signs one of them out.
 * @csspart sign-out-others - The button that signs all others out.
 * @csspart complaint - Says why something that was asked for did not work.
 * @csspart error - What is shown when the profile could not be loaded.
 */
export class PortalProfile extends LitElement {
  static override styles = [hostStyles, buttonStyles, panelStyles, viewStyles, skeletonStyles, portalProfileStyles];

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  @property() theme?: ThemeName;

  /** The level of the first heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /**
   * The profile has one view only; always empty.
   * @internal
   */
  @property({ attribute: false }) view = '';

  readonly #locale = new LocaleController(this, profileMessages);
  readonly #panel = new PanelController(this, 'profile');
  readonly #profile = new QueryController(this, () => this.#panel.ready && query(this.#panel.ready, '/api/profile'));
  readonly #view = new LoadView(this, this.#locale, this.#profile, () => this.#panel.alone);

  // What stands below the form comes after it.
  override updated(): void {
    if (this.#profile.value) void import('./account-sections.js').catch(() => {});
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${this.#panel.render(
          () => html`<div class="stack">
            ${this.#panel.heading(t('heading'))}
            ${this.#view.render(this.#profile.value, {
              skeleton: () => html`<div class="placeholder">${skeletonText(t('loading'), 12)}</div>`,
              content: (profile) => this.#renderSections(profile),
              gone: () => emptyView({ title: t('gone'), text: t('goneText'), icon: profileIcon }),
            })}
          </div>`,
        )}
      </div>
    `;
  }

  #renderSections(profile: Profile) {
    const panel = this.#panel;
    const client = panel.ready;
    const level = this.headingLevel + 1;
    const { methods, locales } = panel.portal!;
    return html`
      <div class="sections">
        <portal-profile-form
          exportparts="about, save-button, discard-button, complaint"
          .client=${client} .profile=${profile} .locales=${locales} .level=${level}
        ></portal-profile-form>
        <portal-profile-email
          exportparts="email-section, email-button, email-pending, complaint"
          .panel=${panel} .client=${client} .profile=${profile} .level=${level}
        ></portal-profile-email>
        ${
          methods.password
            ? html`<portal-profile-password
              exportparts="password-section, password-button"
              .panel=${panel} .client=${client} .profile=${profile} .level=${level}
            ></portal-profile-password>`
            : nothing
        }
        ${
          methods.passkey && 'PublicKeyCredential' in globalThis
            ? html`<portal-profile-passkeys
              exportparts="passkeys, passkey, passkey-button, complaint"
              .panel=${panel} .client=${client} .level=${level}
            ></portal-profile-passkeys>`
            : nothing
        }
        <portal-profile-devices exportparts="devices, device, sign-out, sign-out-others, complaint" .client=${client} .level=${level}></portal-profile-devices>
      </div>
    `;
  }
}

define('portal-profile', PortalProfile);

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile': PortalProfile;
  }
}
