import type { AdminClient } from '@client-portal/client/admin';
import { PortalError } from '@client-portal/contract/errors';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { slottedFieldStyles } from '@client-portal/kit/slotted-field.styles.js';
import { html, LitElement, nothing, render } from 'lit';

import { sdk } from '../core/page-admin.js';
import { type Complaint, complain, complainOf } from './complaints.js';
import { renderLightFields } from './light-fields.js';
import { passwordStep } from './password-step.js';
import { signInMessages } from './sign-in-messages.js';
import { signInStyles } from './sign-in.styles.js';
import type { FieldName, FieldValues, SignInField, SignInScreen, SignInStep, StepFactory } from './step.js';

const SLOW = 5000;

/**
 * @internal
 * @tagname portal-staff-sign-in
 * @summary Signs a member of the staff in: password and code, passkey, or the one-time link of a mail.
 *
 * @csspart heading - What this screen asks for.
 * @csspart submit - The main button.
 * @csspart message - Why a try failed.
 * @csspart passkey - Signs in with a passkey.
 * @csspart forgot - Asks for a new password.
 */
export class PortalStaffSignIn extends LitElement implements SignInScreen {
  static override styles = [hostStyles, buttonStyles, slottedFieldStyles, signInStyles];

  @property({ attribute: false }) client!: AdminClient;
  @property({ attribute: false }) business = '';
  @property() email = '';

  /** Asks somebody who is signed in already to prove it again, with `email` as it is. */
  @property({ type: Boolean }) fresh = false;

  /** Called once the session is open, or the link's screens are left. */
  @property({ attribute: false }) onDone?: () => void;

  @state() private busy = false;
  @state() private slow = false;
  @state() private revealed = false;
  @state() private complaint: Complaint | undefined;

  readonly #locale = new LocaleController(this, signInMessages);
  readonly t = this.#locale.t;
  readonly #first = passwordStep(this, () => this.business);
  #factory: StepFactory = this.#first;
  #step: SignInStep = { heading: '', fields: [] };
  #focusNext = false;

  override willUpdate(): void {
    if (!this.fresh) this.#landOnLink();
    this.#step = this.#factory();
  }

  override updated(): void {
    const options = { revealed: this.revealed, complaint: this.complaint, submit: () => void this.#submit() };
    render(renderLightFields(this, this.#step.fields, options), this);
    if (this.#focusNext) this.#focus();
  }

  override firstUpdated(): void {
    if (this.fresh) this.#focusNext = true;
  }

  restart(): void {
    this.show(this.#first);
  }

  show(step: StepFactory): void {
    this.#factory = step;
    this.complaint = undefined;
    this.#focusNext = true;
    this.requestUpdate();
  }

  attempt(act: () => Promise<unknown>): void {
    void this.#attempt(act);
  }

  finish(): void {
    // The fields go before the page does, so that password managers offer to save.
    render(nothing, this);
    this.onDone?.();
  }

  /** A mailed link is asked about once. */
  #landOnLink(): void {
    const token = sdk.staffToken;
    if (!token) return;
    sdk.staffToken = undefined;
    this.#factory = () => ({ heading: this.t('link:heading'), fields: [] });
    queueMicrotask(() =>
      this.attempt(async () => {
        const { linkStep } = await import('./link-steps.js');
        this.show(await linkStep(this, token, () => this.business));
      }),
    );
  }

  #input(name: FieldName): HTMLInputElement | null {
    return this.querySelector(`:scope > input[name="${name === 'email' ? 'username' : name}"]`);
  }

  #typed(): FieldValues {
    const value = (name: FieldName) => this.#input(name)?.value ?? '';
    if (!this.fresh) this.email = value('email').trim() || this.email;
    return {
      name: value('name').trim(),
      email: value('email').trim() || this.email,
      password: value('password'),
      code: value('code').replace(/\D/g, ''),
    };
  }

  readonly #submit = async (): Promise<void> => {
    const step = this.#step;
    if (this.busy || !step.submit) return;
    const values = this.#typed();
    const wrong = step.fields.find((field) => isWrong(field, this.#input(field.name)));
    if (wrong) this.#complain(complain(this.t, wrong));
    else await this.#attempt(() => step.submit!(values));
  };

  async #attempt(act: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.complaint = undefined;
    const timer = setTimeout(() => (this.slow = true), SLOW);
    try {
      await act();
    } catch (thrown) {
      const error = PortalError.from(thrown);
      if (error.reason === 'challenge_expired') this.restart();
      this.#complain(complainOf(this.#locale, error, this.#step.fields));
    } finally {
      clearTimeout(timer);
      this.busy = this.slow = false;
    }
  }

  #complain(complaint: Complaint): void {
    this.complaint = complaint;
    this.#focusNext = complaint.field !== undefined;
  }

  #focus(): void {
    this.#focusNext = false;
    const { fields } = this.#step;
    const wanted = this.complaint?.field ?? fields.find(({ name, fixed }) => !fixed && !this.#input(name)?.value)?.name;
    const input = wanted && this.#input(wanted);
    if (input) {
      input.focus();
      input.select();
    } else this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    const { heading, intro, fields, submitLabel, aside } = this.#step;
    return html`
      <div class="portal" lang=${lang} dir=${dir}>
        <div class=${this.fresh ? 'bare' : 'card'}>
          ${heading ? html`<h1 part="heading" tabindex="-1">${heading}</h1>` : nothing}
          ${intro ? html`<p class="intro">${intro}</p>` : nothing}
          <div class="form">
            <slot name="form"></slot>
            <p class="message" part="message" role="alert">${this.complaint && !this.complaint.field ? this.complaint.text : ''}</p>
            ${fields.map((field) => this.#renderField(field))}
            ${
              submitLabel
                ? html`<button class="button primary wide" type="button" part="submit" aria-busy=${this.busy ? 'true' : 'false'} @click=${this.#submit}>
                  ${submitLabel}
                </button>`
                : nothing
            }
          </div>
          ${aside ? html`<div class="aside">${aside}</div>` : nothing}
          <p class="slow" role="status">${this.slow ? t('slow') : ''}</p>
        </div>
      </div>
    `;
  }

  #renderField({ name }: SignInField) {
    return html`
      <div class=${name}>
        <slot name="${name}-label"></slot>
        ${name === 'password' ? this.#renderReveal() : nothing}
        <slot name=${name}></slot>
        <slot name="${name}-hint"></slot>
        <slot name="${name}-error"></slot>
      </div>
    `;
  }

  #renderReveal() {
    return html`<button
      class="link-button reveal"
      type="button"
      aria-pressed=${this.revealed ? 'true' : 'false'}
      aria-label=${this.t('showPassword')}
      @click=${() => (this.revealed = !this.revealed)}
    >
      ${this.revealed ? this.t('hide') : this.t('show')}
    </button>`;
  }
}

function isWrong({ name, fixed, optional, autocomplete }: SignInField, input: HTMLInputElement | null): boolean {
  const value = input?.value.trim() ?? '';
  if (fixed || (optional && !value)) return false;
  if (name === 'email') return !value || !input!.validity.valid;
  if (name === 'code') return value.replace(/\D/g, '').length !== 6;
  return autocomplete === 'new-password' ? [...input!.value].length < 15 : !input!.value;
}

define('portal-staff-sign-in', PortalStaffSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-sign-in': PortalStaffSignIn;
  }
}
