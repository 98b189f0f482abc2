import type { AdminClient } from '@client-portal/client/admin';
import { PortalError } from '@client-portal/contract/errors';
import { Action } from '@client-portal/kit/action.js';
import { announce } from '@client-portal/kit/announce.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { textField } from '@client-portal/kit/field.js';
import { fieldStyles } from '@client-portal/kit/field.styles.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { copyIcon, passkeyIcon, smartphoneIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, LitElement, nothing } from 'lit';

import { failureSentence } from '../core/failure.js';
import { signInMessages } from './sign-in-messages.js';
import { signInStyles } from './sign-in.styles.js';
import { secondFactorStyles } from './second-factor.styles.js';

interface App {
  secret: string;
  uri: string;
  qr: { path: string; size: number };
}

/**
 * @internal
 * @tagname portal-second-factor
 * @summary Adds an authenticator app or a passkey to who is signed in.
 *
 * @csspart app - Chooses the authenticator app.
 * @csspart passkey - Chooses a passkey.
 * @csspart secret - The key of the authenticator app.
 * @csspart submit - Turns the authenticator app on.
 */
export class PortalSecondFactor extends LitElement {
  static override styles = [hostStyles, buttonStyles, fieldStyles, signInStyles, secondFactorStyles];

  @property({ attribute: false }) client!: AdminClient;

  /** Which ones are offered; both when left out. */
  @property({ attribute: false }) offers: readonly ('app' | 'passkey')[] = ['app', 'passkey'];

  /** Part of another page, which says why. */
  @property({ type: Boolean }) bare = false;

  @property({ attribute: false }) onDone?: () => void;

  @state() private app: App | undefined;
  @state() private code = '';
  @state() private wrongCode = '';
  @state() private message = '';

  readonly #locale = new LocaleController(this, signInMessages);
  readonly #start = new Action(
    this,
    () => this.#startApp(),
    (error) => this.#fail(error),
  );
  readonly #confirm = new Action(
    this,
    () => this.#confirmApp(),
    (error) => this.#fail(error),
  );
  readonly #passkey = new Action(
    this,
    () => this.#addPasskey(),
    (error) => this.#fail(error),
  );

  override firstUpdated(): void {
    if (!this.bare) this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    else if (this.offers.length === 1 && this.offers[0] === 'app') void this.#start.run();
  }

  async #startApp(): Promise<void> {
    this.message = '';
    const { secret, uri } = await this.client.post('/api/admin/session/totp/setup');
    const { drawQr } = await import('./qr.js');
    this.app = { secret, uri, qr: drawQr(uri) };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#code')?.focus();
  }

  async #confirmApp(): Promise<void> {
    this.message = '';
    const code = this.code.replace(/\D/g, '');
    this.wrongCode = code.length === 6 ? '' : this.#locale.t('wrong:code');
    if (this.wrongCode) return this.#focusCode();
    await this.client.signIn('/api/admin/session/totp/confirm', { code });
    this.onDone?.();
  }

  async #addPasskey(): Promise<void> {
    this.message = '';
    const { createStaffPasskey } = await import('./passkey.js');
    const platform = (navigator as { userAgentData?: { platform?: string } }).userAgentData?.platform;
    const made = await createStaffPasskey(this.client, platform || this.#locale.t('passkeyName'));
    if (made) this.onDone?.();
    else this.message = this.#locale.t('factor:declined');
  }

  #fail(thrown: unknown): void {
    const isCode = thrown instanceof PortalError && thrown.code === 'invalid_credentials' && this.app;
    if (isCode) this.wrongCode = this.#locale.t('error:code');
    else if (thrown instanceof PortalError && thrown.code === 'invalid_credentials')
      this.message = this.#locale.t('error:passkey');
    else this.message = failureSentence(this.#locale, thrown);
    if (isCode) this.#focusCode();
  }

  #focusCode(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#code')?.select();
  }

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal" lang=${lang} dir=${dir}>
      <div class=${this.bare ? 'bare' : 'card'}>
        ${this.bare ? nothing : html`<h1 part="heading" tabindex="-1">${t('factor:heading')}</h1><p class="intro">${t('factor:intro')}</p>`}
        <p class="message" part="message" role="alert">${this.message}</p>
        ${this.app ? this.#renderApp(this.app) : this.#renderChoice()}
        ${
          this.bare
            ? nothing
            : html`<p class="foot"><button class="link-button" type="button" @click=${() => void this.client.signOut()}>${t('signOut')}</button></p>`
        }
      </div>
    </div>`;
  }

  #renderChoice() {
    const { t } = this.#locale;
    const canPasskey = this.offers.includes('passkey') && 'PublicKeyCredential' in globalThis;
    return html`<div class="choices">
      ${
        this.offers.includes('app')
          ? html`<button class="choice" part="app" type="button" aria-busy=${this.#start.busy ? 'true' : 'false'} @click=${() => this.#start.run()}>
            ${smartphoneIcon(20)}<span><b>${t('factor:app')}</b><span class="muted">${t('factor:appText')}</span></span>
          </button>`
          : nothing
      }
      ${
        canPasskey
          ? html`<button class="choice" part="passkey" type="button" aria-busy=${this.#passkey.busy ? 'true' : 'false'} @click=${() => this.#passkey.run()}>
            ${passkeyIcon(20)}<span><b>${t('factor:passkey')}</b><span class="muted">${t('factor:passkeyText')}</span></span>
          </button>`
          : nothing
      }
    </div>`;
  }

  #renderApp({ secret, qr }: App) {
    const { t } = this.#locale;
    return html`<form class="app" novalidate @submit=${this.#submit}>
      <p>${t('factor:scan')}</p>
      <svg class="qr" role="img" aria-label=${t('factor:qr')} viewBox="0 0 ${qr.size} ${qr.size}" shape-rendering="crispEdges">
        <path d=${qr.path}></path>
      </svg>
      <p class="key">
        <span class="muted">${t('factor:key')}</span> <code part="secret">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        <button class="button quiet small icon-only" type="button" aria-label=${t('copy')} @click=${() => this.#copy(secret)}>
          ${copyIcon(14)}
        </button>
      </p>
      ${textField({
        id: 'code',
        label: t('factor:code'),
        value: this.code,
        error: this.wrongCode,
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        maxlength: 12,
        required: true,
        onInput: (value) => (this.code = value),
      })}
      <button class="button primary wide" part="submit" type="submit" aria-busy=${this.#confirm.busy ? 'true' : 'false'}>
        ${t('factor:confirm')}
      </button>
      ${
        this.offers.length > 1
          ? html`<p><button class="link-button" type="button" @click=${() => (this.app = undefined)}>${t('other')}</button></p>`
          : nothing
      }
    </form>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#confirm.run();
  };

  async #copy(secret: string): Promise<void> {
    await navigator.clipboard.writeText(secret);
    announce(this, this.#locale.t('copied'));
  }
}

define('portal-second-factor', PortalSecondFactor);

declare global {
  interface HTMLElementTagNameMap {
    'portal-second-factor': PortalSecondFactor;
  }
}
