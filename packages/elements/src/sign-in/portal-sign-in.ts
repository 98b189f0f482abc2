/* oxlint-disable lit/no-classfield-shadowing -- class fields are assigned here, not defined: useDefineForClassFields is off */
import type { PortalClient } from '@client-portal/client';
import { PortalError } from '@client-portal/contract/errors';
import { baseButtonStyles } from '@client-portal/kit/base-button.styles.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { slottedFieldStyles } from '@client-portal/kit/slotted-field.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { html, LitElement, nothing, render } from 'lit';

import { sdk } from '../core/page-portal.js';
import { PortalController } from '../core/portal-controller.js';
import { PortalErrorEvent } from '../core/portal-events.js';
import { clearLightFields, renderLightFields } from './light-fields.js';
import { portalMessages } from '../core/portal-messages.js';
import { passwordStep } from './password-step.js';
import { type Complaint, complain, complainOf } from './complaints.js';
import { signInStyles } from './sign-in.styles.js';
import type { FieldName, SignInField, SignInScreen, SignInStep, StepFactory } from './step.js';

const SLOW = 5000;

/**
 * @tagname portal-sign-in
 * @summary Signs a client in: by password, mailed code or link, invitation or passkey.
 *
 * @event {PortalSignedInEvent} portal-signed-in - Somebody signed in.
 * @event {PortalErrorEvent} portal-error - A try failed.
 *
 * @csspart heading - What this screen asks for.
 * @csspart submit - The main button.
 * @csspart message - Why a try failed.
 * @csspart email-code - Asks for a mailed code.
 * @csspart passkey - Signs in with a passkey.
 * @csspart forgot - Asks for a new password.
 *
 * @cssstate busy - A try is under way.
 */
export class PortalSignIn extends LitElement implements SignInScreen {
  static override styles = [hostStyles, baseButtonStyles, slottedFieldStyles, signInStyles];

  // Without decorators, whose code would be the entry's only use of them.
  static override properties = {
    url: {},
    theme: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    email: {},
    fresh: { type: Boolean },
    onDone: { attribute: false },
    busy: { state: true },
    slow: { state: true },
    revealed: { state: true },
    complaint: { state: true },
  };

  /** The portal server's address; that of the script when left out. */
  url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  theme?: ThemeName;

  /** The level of the heading in the page's outline, 1 to 6. */
  headingLevel = 2;

  /** The address to start with. */
  email = '';

  /** Asks somebody who is signed in already to prove it again, with `email` as it is. */
  fresh = false;

  /**
   * Called once the session is open, with what to show next if the link said so.
   * @internal
   */
  onDone?: (view: string | null) => void;

  private busy = false;
  private slow = false;
  private revealed = false;
  private complaint: Complaint | undefined;

  readonly #internals = this.attachInternals();
  readonly #portal = new PortalController(this);
  readonly #locale = new LocaleController(this, portalMessages);
  readonly t = this.#locale.t;
  readonly #first = passwordStep(this, this.t);
  #factory: StepFactory | undefined = this.#first;
  #step: SignInStep | undefined;
  #focusNext = false;
  #offered = false;

  get client(): PortalClient {
    return this.#portal.client!;
  }

  get methods() {
    return this.#portal.looks?.methods;
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) clearLightFields(this);
    super.connectedCallback();
  }

  override willUpdate(): void {
    if (!this.isConnected) return;
    this.#portal.join();
    if (this.#portal.page) this.#portal.page.formHost = this;
    if (this.client && !this.fresh) this.#landOnLink();
    const over = this.client?.session && !this.fresh && this.#factory === this.#first;
    if (over) this.#close();
    else if (!this.#factory && this.client?.session === null) this.#factory = this.#first;
    this.#step = this.#factory?.();
  }

  override updated(): void {
    this.#internals.states[this.busy ? 'add' : 'delete']('busy');
    const options = { revealed: this.revealed, complaint: this.complaint, submit: () => void this.#submit() };
    render(renderLightFields(this, this.#step?.fields ?? [], options), this);
    if (this.#focusNext) this.#focus();
    if (this.client?.portal && this.methods?.passkey && this.#step && !this.#offered) this.#offerPasskeys();
  }

  /** Goes back to the first screen. */
  restart(): void {
    this.show(this.#first);
  }

  show(step: StepFactory): void {
    this.#factory = step;
    this.complaint = undefined;
    this.#focusNext = true;
    this.requestUpdate();
  }

  open(load: () => Promise<StepFactory>): void {
    this.attempt(async () => this.show(await load()));
  }

  attempt(act: () => Promise<unknown>): void {
    this.#typed();
    void this.#attempt(act);
  }

  finish(view: string | null = null): void {
    // The fields go before the page does, so that password managers offer to save.
    this.#factory = this.fresh ? undefined : this.#first;
    this.requestUpdate();
    this.onDone?.(view);
  }

  /** Once, and only to those who may have one: the browser then lists passkeys in the email field. */
  #offerPasskeys(): void {
    this.#offered = true;
    if (globalThis.PublicKeyCredential)
      void import('./passkey.js').then(
        ({ offerPasskeys }) => offerPasskeys(this),
        () => {},
      );
  }

  /** Most forms are taken out of the page now; one that stands alone says who is signed in. */
  #close(): void {
    this.#factory = undefined;
    void import('./signed-in-step.js').then(
      ({ signedInStep }) => {
        if (this.isConnected && this.client.session) this.show(signedInStep(this));
      },
      () => {},
    );
  }

  /** A mailed link is asked about once, by whichever form is first on the page. */
  #landOnLink(): void {
    const token = sdk.linkToken;
    if (!token) return;
    sdk.linkToken = undefined;
    this.#factory = () => ({ heading: this.#locale.t('signIn'), fields: [] });
    queueMicrotask(() => this.open(async () => (await import('./link-landing.js')).linkLanding(this, token)));
  }

  #input(name: FieldName): HTMLInputElement | null {
    return this.querySelector(`:scope > input[name="${name === 'email' ? 'username' : name}"]`);
  }

  #typed(): Record<FieldName, string> {
    const value = (name: FieldName) => this.#input(name)?.value ?? '';
    if (!this.fresh) this.email = value('email').trim() || this.email;
    return {
      email: value('email').trim() || this.email,
      password: value('password'),
      code: value('code').replace(/\D/g, ''),
    };
  }

  readonly #submit = async (): Promise<void> => {
    const step = this.#step;
    if (this.busy || !step?.submit) return;
    const values = this.#typed();
    const wrong = step.fields.find((field) => isWrong(field, this.#input(field.name)));
    if (wrong) this.#complain(complain(this.#locale.t, wrong));
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
      this.#complain(complainOf(this.#locale.t, error, this.#step?.fields ?? []));
      this.dispatchEvent(new PortalErrorEvent(error));
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
    const fields = this.#step?.fields ?? [];
    const wanted = this.complaint?.field ?? fields.find(({ name, fixed }) => !fixed && !this.#input(name)?.value)?.name;
    const input = wanted && this.#input(wanted);
    if (input) {
      input.focus();
      input.select();
    } else this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`
      <div class="portal" lang=${lang} dir=${dir}>
        <div class=${this.fresh ? 'bare' : 'card'}>
          ${this.#step ? this.#renderStep(this.#step) : nothing}
          <p class="slow" role="status">${this.slow ? t('slow') : ''}</p>
        </div>
      </div>
    `;
  }

  #renderStep({ heading, intro, fields, submitLabel, aside }: SignInStep) {
    return html`
      ${heading ? html`<h2 part="heading" tabindex="-1" aria-level=${this.headingLevel}>${heading}</h2>` : nothing}
      ${intro ? html`<div class="intro">${intro}</div>` : nothing}
      <div class="form">
        <slot name="form"></slot>
        <p class="message" part="message" role="alert">${this.complaint && !this.complaint.field ? this.complaint.text : ''}</p>
        ${fields.map((field) => this.#renderField(field))}
        ${
          submitLabel
            ? html`<button class="button primary wide" type="button" part="submit" aria-busy=${this.busy} @click=${this.#submit}>
              ${submitLabel}
            </button>`
            : nothing
        }
      </div>
      ${aside ? html`<div class="aside">${aside}</div>` : nothing}
    `;
  }

  #renderField({ name }: SignInField) {
    const { t } = this.#locale;
    return html`
      <div class=${name}>
        <slot name="${name}-label"></slot>
        ${
          name === 'password'
            ? html`<button
              class="link-button reveal"
              type="button"
              aria-pressed=${this.revealed}
              aria-label=${t('showPassword')}
              @click=${() => (this.revealed = !this.revealed)}
            >${this.revealed ? t('hide') : t('show')}</button>`
            : nothing
        }
        <slot name=${name}></slot>
        <slot name="${name}-hint"></slot>
        <slot name="${name}-error"></slot>
      </div>
    `;
  }
}

function isWrong({ name, fixed, optional, autocomplete }: SignInField, input: HTMLInputElement | null): boolean {
  const value = input?.value.trim() ?? '';
  if (fixed || (optional && !value)) return false;
  if (name === 'email') return !value || !input!.validity.valid;
  if (name === 'code') return value.replace(/\D/g, '').length !== 6;
  return autocomplete === 'new-password' ? input!.value.length < 15 : !input!.value;
}

define('portal-sign-in', PortalSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'portal-sign-in': PortalSignIn;
  }
}
