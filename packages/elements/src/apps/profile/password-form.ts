import type { PortalClient } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import type { Profile } from '@client-portal/contract/profile';
import { Action } from '@client-portal/kit/action.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { slottedFieldStyles } from '@client-portal/kit/slotted-field.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement, nothing, render } from 'lit';

import { failureSentence } from '../../core/load-view.js';
import type { PanelController } from '../../core/panel-controller.js';
import { accountMessages } from './account-messages.js';
import { profileStyles } from './profile.styles.js';

type FieldName = 'currentPassword' | 'password';

const MIN_LENGTH = 15;

/**
 * @tagname portal-password-form
 * @internal
 * @summary A new password, and the current one where there is one. Its fields are light children, for password managers.
 */
export class PortalPasswordForm extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, viewStyles, profileStyles, slottedFieldStyles];

  @property({ attribute: false }) panel!: PanelController;
  @property({ attribute: false }) client!: PortalClient;
  @property({ attribute: false }) profile!: Profile;

  /** Called once the new password holds. */
  @property({ attribute: false }) onDone?: () => void;

  /** Called when something starts or ends that must not be interrupted. */
  @property({ attribute: false }) onBusy?: (busy: boolean) => void;

  @state() private revealed = false;
  @state() private wrong: Partial<Record<FieldName, string>> = {};
  @state() private complaint = '';

  readonly #locale = new LocaleController(this, accountMessages);
  readonly #save = new Action<[string, string]>(
    this,
    (password, current) => this.#store(password, current),
    (error) => this.#fail(error),
  );

  get #fields(): FieldName[] {
    return this.profile.hasPassword ? ['currentPassword', 'password'] : ['password'];
  }

  #isDone = false;

  override updated(): void {
    render(this.#isDone ? nothing : this.#renderFields(), this);
  }

  override firstUpdated(): void {
    void this.updateComplete.then(() => this.#input(this.#fields[0]!)?.focus());
  }

  #input(name: FieldName): HTMLInputElement | null {
    return this.querySelector(`:scope > input[name="${name}"]`);
  }

  readonly #submit = (event?: Event): void => {
    event?.preventDefault();
    const { t } = this.#locale;
    const password = this.#input('password')!.value;
    const current = this.#input('currentPassword')?.value ?? '';
    this.complaint = '';
    this.wrong = {
      ...(this.profile.hasPassword && !current ? { currentPassword: t('wrong:passwordCurrent') } : {}),
      ...([...password].length < MIN_LENGTH ? { password: t('wrong:password_short') } : {}),
    };
    if (Object.keys(this.wrong).length) this.#focusWrong();
    else void this.#save.run(password, current);
  };

  async #store(password: string, currentPassword: string): Promise<void> {
    const body = currentPassword ? { password, currentPassword } : { password };
    this.onBusy?.(true);
    try {
      await this.panel.fresh(() => this.client.post('/api/profile/password', { body }));
    } finally {
      this.onBusy?.(false);
    }
    // The fields go before the dialog does, so that password managers offer to save.
    this.#isDone = true;
    render(nothing, this);
    this.onDone?.();
  }

  #fail(thrown: unknown): void {
    const error = PortalError.from(thrown);
    if (error.code === 'step_up_required') return;
    const { t } = this.#locale;
    const path = error.errors[0]?.path;
    if (path !== 'password' && path !== 'currentPassword') {
      this.complaint = failureSentence(this.#locale, error);
      return;
    }
    const { reason } = error;
    const known =
      reason === 'current_password' ||
      reason === 'password_short' ||
      reason === 'password_long' ||
      reason === 'password_weak';
    this.wrong = { [path]: t(known ? `wrong:${reason}` : 'wrong:field') };
    this.#focusWrong();
  }

  #focusWrong(): void {
    const first = this.#fields.find((name) => this.wrong[name]);
    void this.updateComplete.then(() => first && this.#input(first)?.focus());
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    return html`
      <div class="portal" lang=${lang} dir=${dir}>
        <div class="content">
          <slot name="form"></slot>
          ${this.complaint ? html`<div class="banner danger" role="alert">${this.complaint}</div>` : nothing}
          ${this.#fields.map(
            (name) => html`<div>
              <slot name="${name}-label"></slot><slot name=${name}></slot><slot name="${name}-hint"></slot><slot name="${name}-error"></slot>
            </div>`,
          )}
          <p>
            <button class="link-button" type="button" aria-pressed=${this.revealed ? 'true' : 'false'} aria-label=${t('showPasswords')} @click=${() => (this.revealed = !this.revealed)}>
              ${t(this.revealed ? 'hide' : 'show')}
            </button>
          </p>
          <button class="button primary wide" part="submit" type="button" aria-busy=${this.#save.busy ? 'true' : 'false'} @click=${() => this.#submit()}>
            ${t('passwordSave')}
          </button>
        </div>
      </div>
    `;
  }

  /** The user name stands hidden beside the passwords, so that a manager knows whose they are. */
  #renderFields() {
    return html`
      <form id="portal-password" slot="form" method="post" novalidate @submit=${this.#submit}>
        <input name="username" type="text" autocomplete="username" .value=${this.profile.email ?? ''} readonly hidden />
        <button type="submit" hidden></button>
      </form>
      ${this.#fields.map((name) => this.#renderField(name))}
    `;
  }

  #renderField(name: FieldName) {
    const { t } = this.#locale;
    const id = `portal-password-${name}`;
    const error = this.wrong[name] ?? '';
    return html`
      <label slot="${name}-label" for=${id}>${t(name === 'password' ? 'passwordNew' : 'passwordCurrent')}</label>
      <input
        slot=${name}
        id=${id}
        form="portal-password"
        name=${name}
        type=${this.revealed ? 'text' : 'password'}
        autocomplete=${name === 'password' ? 'new-password' : 'current-password'}
        maxlength="256"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby="${id}-hint ${id}-error"
      />
      <span slot="${name}-hint" data-hint id="${id}-hint" ?hidden=${name !== 'password'}>${t('passwordHint')}</span>
      <span slot="${name}-error" data-error id="${id}-error" role="alert">${error}</span>
    `;
  }
}

define('portal-password-form', PortalPasswordForm);

declare global {
  interface HTMLElementTagNameMap {
    'portal-password-form': PortalPasswordForm;
  }
}
