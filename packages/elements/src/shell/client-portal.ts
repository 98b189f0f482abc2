/* oxlint-disable lit/no-classfield-shadowing -- class fields are assigned here, not defined: useDefineForClassFields is off */
import { PortalError } from '@client-portal/contract/errors';
import { baseButtonStyles } from '@client-portal/kit/base-button.styles.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { html, LitElement } from 'lit';

import { renderFailure } from '../core/failure-view.js';
import { PortalController } from '../core/portal-controller.js';
import { portalMessages } from '../core/portal-messages.js';
import { SignInOutlet } from '../core/sign-in-outlet.js';
import { clientPortalStyles } from './client-portal.styles.js';

/**
 * @tagname client-portal
 * @summary The whole portal: sign-in, then everything that the business has for this client.
 *
 * @event {PortalReadyEvent} portal-ready - The portal knows who is here.
 * @event {PortalSignedInEvent} portal-signed-in - Somebody signed in, here or in another tab.
 * @event {PortalSignedOutEvent} portal-signed-out - Nobody is signed in any more.
 * @event {PortalNavigateEvent} portal-navigate - Another view is about to open. Cancelable.
 * @event {PortalErrorEvent} portal-error - Something failed.
 *
 * @csspart brand - The business's logo or name.
 * @csspart navigation - The list of apps.
 * @csspart navigation-link - One app.
 * @csspart main - What stands below the navigation.
 * @csspart image - The business's picture beside the sign-in.
 * @csspart failure - What is shown when the server cannot be reached.
 *
 * @cssproperty [--portal-min-height=480px] - The height that is kept free while the portal loads.
 *
 * @cssstate signed-in - Somebody is signed in.
 */
export class ClientPortal extends LitElement {
  static override styles = [hostStyles, baseButtonStyles, clientPortalStyles];

  // Without decorators, whose code would be the entry's only use of them.
  static override properties = {
    url: {},
    theme: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    getToken: { attribute: false },
    frameFailed: { state: true },
  };

  /** The portal server's address; that of the script when left out. */
  url?: string;

  /** `auto`, `light`, `dark` or `host`; the business's choice when left out. */
  theme?: ThemeName;

  /** The level of the portal's headings in the page's outline, 1 to 6. */
  headingLevel = 2;

  /** The page's own login: answers a token made by the business's server for who is signed in there, or null. */
  getToken?: () => Promise<string | null>;

  private frameFailed = false;

  #opening: string | null = null;
  #entered = false;

  readonly #internals = this.attachInternals();
  readonly #portal: PortalController = new PortalController(this);
  readonly #locale = new LocaleController(this, portalMessages);
  readonly #outlet = new SignInOutlet(this, (view) => (this.#opening = view));

  override willUpdate(): void {
    this.#portal.join();
    const { client } = this.#portal;
    if (client && this.#expectsSession && !this.frameFailed) void this.#loadFrame();
    const wasShown = this.#outlet.shown;
    const unknown = client !== undefined && !client.portal && !client.failure && !this.#portal.looks?.signedIn;
    this.#outlet.shown = client?.session === null || unknown || (this.#outlet.landing && !client?.failure);
    if (this.#portal.page && this.#outlet.shown) this.#portal.page.formHost = this;
    this.#entered ||= wasShown && !this.#outlet.shown;
  }

  override updated(): void {
    this.#internals.states[this.#portal.client?.session ? 'add' : 'delete']('signed-in');
  }

  get #expectsSession(): boolean {
    const { client, looks } = this.#portal;
    return Boolean(client?.portal ? client.session : looks?.signedIn);
  }

  async #loadFrame(): Promise<void> {
    try {
      await import('./portal-frame.js');
    } catch {
      this.frameFailed = true;
    }
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal" lang=${this.#chosenLang ?? lang} dir=${dir}>
        ${this.#renderBody()}
        <p class="muted">${this.#portal.client?.portal?.brand.copyright}</p>
        <slot name="overlay"></slot>
      </div>
    `;
  }

  /** The client's own choice, where the business speaks it. */
  get #chosenLang(): string | undefined {
    const { session, portal } = this.#portal.client ?? {};
    return portal?.locales.find((locale) => locale === session?.contact.locale);
  }

  #renderBody() {
    const { client } = this.#portal;
    const { t } = this.#locale;
    if (!client) return html`<p>${t('noServer')}</p>`;
    if (this.#outlet.shown) return html`<slot name="sign-in"></slot>${this.#renderImage()}`;
    if (client.failure && !client.portal)
      return renderFailure(t, client.failure, () => void client.refresh().catch(() => {}));
    if (this.frameFailed)
      return renderFailure(t, new PortalError('unavailable', 'The portal is incomplete'), this.#reloadFrame);
    if (client.session) {
      return html`<portal-frame
        exportparts="brand, navigation, navigation-link, main"
        .opening=${this.#opening}
        .entered=${this.#entered}
        .headingLevel=${this.headingLevel}
        >${skeleton}</portal-frame
      >`;
    }
    return skeleton;
  }

  #renderImage() {
    const url = this.#portal.looks?.brand.imageUrl;
    return url ? html`<img part="image" src=${url} alt="" />` : '';
  }

  readonly #reloadFrame = (): void => {
    this.frameFailed = false;
  };
}

// Inside the frame as well: it is seen until the frame's code is there.
const skeleton = html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>`;

define('client-portal', ClientPortal);

declare global {
  interface HTMLElementTagNameMap {
    'client-portal': ClientPortal;
  }
}
