import type { PortalClient } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import type { Profile } from '@client-portal/contract/profile';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { focusField } from '@client-portal/kit/form-summary.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { clockIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence } from '../../core/load-view.js';
import type { PanelController } from '../../core/panel-controller.js';
import { PortalErrorEvent } from '../../core/portal-events.js';
import { accountMessages } from './account-messages.js';
import { profileSection, SILENT } from './profile-section.js';
import { profileStyles } from './profile.styles.js';

const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * @tagname portal-profile-email
 * @internal
 * @summary The address that a client signs in with, and the way to another one, inside the profile panel.
 */
export class PortalProfileEmail extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, viewStyles, profileStyles];

  @property({ attribute: false }) panel!: PanelController;
  @property({ attribute: false }) client: PortalClient | undefined;
  @property({ attribute: false }) profile!: Profile;
  @property({ attribute: false }) level = 3;

  @state() private open = false;
  @state() private typed = '';
  @state() private wrong = '';
  @state() private complaint = '';
  @state() private said = SILENT;

  readonly #locale = new LocaleController(this, accountMessages);
  readonly #send = new Action<[string]>(
    this,
    (email) => this.#request(email),
    (error) => this.#fail(error),
  );

  async #request(email: string): Promise<void> {
    this.complaint = '';
    this.said = SILENT;
    this.profile = await this.panel.fresh(() => this.client!.post('/api/profile/email', { body: { email } }));
    this.said = () => this.#locale.t('emailSent', { email });
    if (this.open) await this.#close();
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    if (error.code === 'step_up_required') return;
    this.dispatchEvent(new PortalErrorEvent(error));
    if (error.code === 'invalid_request') this.#complain(this.#locale.t('emailWrong'));
    else this.complaint = failureSentence(this.#locale, error);
  }

  #complain(message: string): void {
    this.wrong = message;
    void this.updateComplete.then(() => focusField(this.renderRoot as ShadowRoot, 'email'));
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { t } = this.#locale;
    const input = (event.target as HTMLFormElement).elements.namedItem('email') as HTMLInputElement;
    const email = input.value.trim();
    if (!LOOKS_LIKE_EMAIL.test(email)) this.#complain(t('emailWrong'));
    else if (email.toLowerCase() === this.profile.email?.toLowerCase()) this.#complain(t('emailSame'));
    else void this.#send.run(email);
  };

  readonly #show = async (): Promise<void> => {
    this.open = true;
    this.said = SILENT;
    await this.updateComplete;
    focusField(this.renderRoot as ShadowRoot, 'email');
  };

  readonly #close = async (): Promise<void> => {
    this.open = false;
    this.typed = this.wrong = this.complaint = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="email-button"]')?.focus();
  };

  override render() {
    const { t, lang, dir } = this.#locale;
    const { complaint, level } = this;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        ${profileSection(
          { id: 'email-section', heading: t('email'), level, complaint },
          html`${this.#renderAddress()} ${this.#renderPending()} ${this.open ? this.#renderForm() : nothing}`,
        )}
      </div>
    `;
  }

  #renderAddress() {
    const { t } = this.#locale;
    return html`
      <div class="line">
        <span dir="auto">${this.profile.email ?? t('emailNone')}</span>
        ${
          this.open
            ? nothing
            : html`<button class="button" part="email-button" type="button" @click=${this.#show}>${t('emailChange')}</button>`
        }
      </div>
      <p class="said" role="status">${this.said()}</p>
    `;
  }

  #renderPending() {
    const { t } = this.#locale;
    const email = this.profile.pendingEmail;
    return email
      ? html`<div class="banner" part="email-pending">
          ${clockIcon()}
          <span>
            ${t('emailPending', { email })}
            <button class="link-button" type="button" @click=${() => this.#send.run(email)}>${t('emailAgain')}</button>
          </span>
        </div>`
      : nothing;
  }

  #renderForm() {
    const { t } = this.#locale;
    return html`
      <form novalidate @submit=${this.#submit}>
        ${textField({
          id: 'email',
          label: t('emailNew'),
          type: 'email',
          autocomplete: 'email',
          inputmode: 'email',
          maxlength: 254,
          hint: t('emailHint'),
          error: this.wrong,
          value: this.typed,
          onInput: (value) => {
            this.typed = value;
            this.wrong = '';
          },
        })}
        <div class="actions">
          <button class="button primary" type="submit" aria-busy=${this.#send.busy ? 'true' : 'false'}>${t('emailSend')}</button>
          <button class="button quiet" type="button" @click=${this.#close}>${t('cancel')}</button>
        </div>
      </form>
    `;
  }
}

define('portal-profile-email', PortalProfileEmail);

declare global {
  interface HTMLElementTagNameMap {
    'portal-profile-email': PortalProfileEmail;
  }
}
