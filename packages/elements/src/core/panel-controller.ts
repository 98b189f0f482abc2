import type { PortalClient } from '@client-portal/client';
import type { Portal, Session } from '@client-portal/contract';
import type { AppId } from '@client-portal/contract/apps';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { html, type LitElement, nothing, type ReactiveController } from 'lit';

import { withFreshSignIn } from './fresh-sign-in.js';
import type { PanelHost } from './panel-host.js';
import { panelMessages } from './panel-messages.js';
import { standIn } from './panel-stand-in.js';
import { isPlainClick } from './plain-click.js';
import { PortalController } from './portal-controller.js';
import { PortalNavigateEvent } from './portal-events.js';
import { SignInOutlet } from './sign-in-outlet.js';

export type { PanelHost };

/**
 * Makes an element a panel, inside `<client-portal>` or alone on a page. It brings the client, the session and the
 * way to other views, and `render()` draws whatever keeps the content from being shown:
 *
 * ```ts
 * readonly panel = new PanelController(this, 'invoices');
 * readonly #invoices = new PagesController(this, (cursor) =>
 *   this.panel.ready && query(this.panel.ready, '/api/invoices', { query: { cursor } }));
 * override render() { return this.panel.render(() => html`${this.panel.heading('Invoices')} …`); }
 * ```
 *
 * The host's own wrapper (`<div class="portal panel" lang dir>`) goes around `render()`. Nested elements take the
 * panel as a property. Words come from a `LocaleController`, live events from `panel.client.onEvent`.
 */
export class PanelController implements ReactiveController {
  readonly #host: PanelHost;
  readonly #app: AppId | 'home';
  readonly #portal: PortalController;
  readonly #locale: LocaleController<typeof panelMessages.english>;
  readonly #outlet: SignInOutlet;
  #focused: HTMLElement | undefined;
  #arrival = 0;
  #seen = 0;
  readonly #scrolls = new Map<string, number>();

  constructor(host: PanelHost, app: AppId | 'home') {
    this.#host = host;
    this.#app = app;
    this.#portal = new PortalController(host);
    this.#locale = new LocaleController(host, panelMessages);
    this.#outlet = new SignInOutlet(
      host,
      (view) => view?.startsWith(`${app}/`) && this.navigate(view.slice(app.length + 1)),
    );
    host.addController(this);
  }

  /** Undefined before the element is on a page that knows its portal. */
  get client(): PortalClient | undefined {
    return this.#portal.client;
  }

  /** The client once somebody is signed in who may see this panel: what queries are made with. */
  get ready(): PortalClient | undefined {
    const { client } = this;
    return client?.session && (this.#app === 'home' || client.portal?.apps.includes(this.#app)) ? client : undefined;
  }

  get session(): Session | null | undefined {
    return this.client?.session;
  }

  get portal(): Portal | undefined {
    return this.client?.portal;
  }

  /** Whether the panel stands on a page by itself, without the portal around it. */
  get alone(): boolean {
    return this.#portal.outer === undefined;
  }

  /** Opens something inside this panel: `navigate('inv_01k…')`, or its first view with `navigate('')`. */
  navigate(view: string): void {
    this.open(view ? `${this.#app}/${view}` : this.#app);
  }

  /** Opens any view of the portal, such as `profile`. A panel that stands alone opens only its own. */
  open(view: string): void {
    const { navigate } = this.#portal.outer ?? {};
    if (navigate) return navigate(view);
    if (!this.#host.dispatchEvent(new PortalNavigateEvent(view))) return;
    const [app, ...rest] = view.split('/');
    if (app === this.#app) this.#showAlone(rest.join('/'));
  }

  /** The address that opens a view of this panel in the portal; this page where the panel stands alone. */
  href(view: string): string {
    return this.address(view ? `${this.#app}/${view}` : this.#app);
  }

  /** The address that opens any view of the portal, such as `invoices/inv_01k…`; this page where the panel stands alone. */
  address(view: string): string {
    return this.#portal.outer?.toHref?.(view) ?? location.href.replace(/#.*/, '#');
  }

  /** For `@click` of a link made with `href`: opens in place, unless the person wants a new tab. */
  readonly follow =
    (view: string) =>
    (event: MouseEvent): void => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      this.navigate(view);
    };

  /** Runs `act`; where the server wants a fresh proof first, asks the person to sign in again and then runs it again. */
  fresh<T>(act: () => Promise<T>): Promise<T> {
    return withFreshSignIn(this.#portal.scope!, act);
  }

  /** The title of what is open. Takes the focus when the person has just come here. */
  heading(text: string) {
    return html`<h2 part="heading" tabindex="-1" aria-level=${this.#host.headingLevel}>${text}</h2>`;
  }

  /** The content, or what stands in for it: sign-in, a failure, an app that is not for this client. */
  render(content: () => unknown) {
    return html`${this.#outlet.shown ? html`<slot name="sign-in"></slot>` : (this.#standIn() ?? content())}
    ${this.alone ? html`<slot name="overlay"></slot>` : nothing}`;
  }

  hostUpdate(): void {
    const { page, client } = this.#portal;
    const wanted = page !== undefined && (client?.session === null || this.#outlet.landing);
    if (wanted && !page.formHost) page.formHost = this.#host;
    this.#outlet.shown = wanted && page.formHost === this.#host;
  }

  hostUpdated(): void {
    this.settle(this.#host);
  }

  /** Called by a nested element whenever it has drawn the heading. */
  settle({ renderRoot }: LitElement): void {
    const arrival = this.#portal.outer?.arrival ?? this.#arrival;
    // The panel may hear of the arrival before it is given the view: then the heading that took the focus is gone.
    const isLost = this.#focused?.isConnected === false && document.activeElement === document.body;
    const heading = arrival !== this.#seen || isLost ? renderRoot.querySelector<HTMLElement>('[part="heading"]') : null;
    if (!heading) return;
    this.#seen = arrival;
    this.#focused = heading;
    heading.focus({ preventScroll: true });
  }

  readonly #standIn = () =>
    standIn({
      client: this.client,
      locale: this.#locale,
      formHost: this.#portal.page?.formHost,
      isAvailable: !!this.ready,
    });

  #showAlone(view: string): void {
    this.#scrolls.set(this.#host.view, scrollY);
    this.#host.view = view;
    this.#arrival += 1;
    const scroll = this.#scrolls.get(view);
    void this.#host.updateComplete.then(() =>
      scroll === undefined ? this.#host.scrollIntoView({ block: 'nearest' }) : scrollTo(0, scroll),
    );
  }
}
