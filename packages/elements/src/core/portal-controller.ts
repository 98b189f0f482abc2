import type { PortalClient } from '@client-portal/client';
import { portalContext } from '@client-portal/kit/client-context.js';
import { findLang } from '@client-portal/kit/i18n.js';
import { ThemeController, type ThemeName } from '@client-portal/kit/theme-controller.js';
import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';

import { type PagePortal, pagePortal, sdk, toServerUrl } from './page-portal.js';
import type { PortalScope } from './portal-scope.js';
import { providePortal } from './provide-portal.js';
import { recall, type RememberedPortal, themeMemory } from './remembered-portal.js';

export interface PortalHost extends LitElement {
  /** The portal server's address; that of the script when left out. */
  url?: string | undefined;
  theme?: ThemeName | undefined;
  /** The page's own login: a token for who is signed in there, made by the business's server, or null. */
  getToken?: (() => Promise<string | null>) | undefined;
}

/**
 * Joins an element to its portal: the one of the element around it, else the one at its `url`, else the one
 * that served the script. Updates the host when the session or the portal changes, and hands all down.
 */
export class PortalController implements ReactiveController {
  /** Undefined as long as no server's address is known. */
  client: PortalClient | undefined;
  /** What the outermost elements of this page share; undefined inside another one. */
  page: PagePortal | undefined;
  /** What this element hands down; undefined before it has joined. */
  scope: PortalScope | undefined;
  readonly #host: PortalHost;
  readonly #outer: ContextConsumer<typeof portalContext, PortalHost>;
  readonly #provide: (value: PortalScope) => void;
  readonly #extend: () => Partial<PortalScope>;
  #leave = (): void => {};
  #remembered: RememberedPortal | undefined;

  constructor(host: PortalHost, extend: () => Partial<PortalScope> = () => ({})) {
    this.#host = host;
    this.#extend = extend;
    this.#outer = new ContextConsumer(host, { context: portalContext, subscribe: true });
    host.addController(this);
    this.#provide = providePortal(host);
    new ThemeController(host, () => this.#theme());
  }

  /** What the portal around this one hands down; undefined for the outermost. */
  get outer(): PortalScope | undefined {
    return this.#outer.value as PortalScope | undefined;
  }

  /** How the portal looks: as the server says, else as it did last time. */
  get looks(): RememberedPortal | undefined {
    const portal = this.client?.portal;
    return portal ? { ...portal, signedIn: Boolean(portal.session) } : this.#remembered;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave();
    this.client = this.page = undefined;
  }

  hostUpdate(): void {
    this.join();
  }

  /**
   * Finds the portal. Happens with every update, not on connection: a framework may set `url` right after it has
   * inserted the element. A host that needs the client in `willUpdate` calls it there.
   */
  join(): void {
    if (!this.#host.isConnected) return;
    const address = this.#host.url || sdk.url;
    const url = address === undefined ? undefined : toServerUrl(address);
    const own = !this.outer && url ? pagePortal(url) : undefined;
    const client = this.outer?.client ?? own?.client;
    const { getToken } = this.#host;
    if (client && getToken && client.getToken !== getToken) {
      client.getToken = getToken;
      if (client.session === null) void client.refresh().catch(() => {});
    }
    if (client !== this.client) {
      this.#leave();
      this.client = client;
      this.page = own;
      this.#remembered = client && recall(client.url);
      own?.roots.add(this.#host);
      const unsubscribe = client?.subscribe(this.update);
      this.#leave = () => {
        unsubscribe?.();
        own?.roots.delete(this.#host);
        if (own?.formHost === this.#host) own.formHost = undefined;
        own?.roots.forEach((root) => root.requestUpdate());
      };
      this.update();
    }
  }

  /** Hands down what has changed, and draws the host again. */
  readonly update = (): void => {
    this.scope = { root: this.#host, ...this.outer, ...this.#scope(), ...this.#extend() };
    this.#provide(this.scope);
    this.#host.requestUpdate();
  };

  #scope(): { client: PortalClient | undefined; terms: PortalScope['terms'] } {
    const { client } = this;
    const lang = client?.session?.contact.locale ?? findLang(this.#host);
    const terms = client?.portal?.terms;
    return { client, terms: terms?.[lang] ?? terms?.[lang.split('-')[0]!] };
  }

  #theme() {
    if (this.outer) return {};
    const { scheme, accent, surface, text } = this.looks?.brand ?? ({} as Partial<RememberedPortal['brand']>);
    const theme = this.#host.theme ?? scheme;
    const own = theme && theme !== 'host';
    const { client } = this;
    return {
      theme,
      accent: accent ?? undefined,
      surface: (own && surface) || undefined,
      text: (own && text) || undefined,
      memory: client && themeMemory(client.url),
    };
  }
}
