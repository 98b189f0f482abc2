import type { Settings } from '@client-portal/contract/admin';
import { portalContext, type PortalContext } from '@client-portal/kit/client-context.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { ThemeController } from '@client-portal/kit/theme-controller.js';
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';

import type { PreviewClient } from './preview-client.js';

const PARAMETER = /([?&])portal=[^&]*&?/;

/**
 * @internal
 * @tagname portal-admin-preview-page
 * @summary A page of the business, as it were: the real portal on it, with a client that only looks.
 */
export class PortalAdminPreviewPage extends LitElement {
  static override styles = [
    hostStyles,
    css`
      /* As tall as on the clients' page, not as low as the admin's. */
      :host {
        display: block;
        --portal-control-height: initial;
      }

      .sheet {
        padding: var(--_16);
        background: var(--_surface);
        color: var(--_text);
      }
    `,
  ];

  @property({ attribute: false }) client!: PreviewClient;
  @property({ attribute: false }) settings!: Settings;

  /** The background of the page that the portal would stand on. */
  @property({ attribute: false }) background: 'light' | 'dark' = 'light';

  /** Nothing can be pressed, as in the sign-in form. */
  @property({ attribute: false }) still = false;

  readonly #provider = new ContextProvider(this, { context: portalContext });

  constructor() {
    super();
    new ThemeController(this, () => this.#theme());
    for (const name of ['portal-navigate', 'portal-error', 'portal-ready', 'portal-signed-in', 'portal-signed-out']) {
      this.addEventListener(name, this.#contain);
    }
  }

  /** What happens in the preview is no event of the page around the admin, and leaves nothing in its address. */
  readonly #contain = (event: Event): void => {
    event.stopPropagation();
    if (event.type !== 'portal-navigate') return;
    queueMicrotask(() => {
      const search = location.search.replace(PARAMETER, '$1').replace(/[?&]$/, '');
      history.replaceState(history.state, '', location.pathname + search + location.hash);
    });
  };

  #theme() {
    const { accent, scheme, surface, text } = this.settings?.brand ?? {};
    const own = scheme !== 'host';
    return {
      theme: scheme === 'host' || !scheme ? this.background : scheme,
      accent: accent ?? undefined,
      surface: (own && surface) || undefined,
      text: (own && text) || undefined,
    };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('client') && !changed.has('settings')) return;
    const lang = this.closest<HTMLElement>('[lang]')?.lang || this.settings.locales[0] || 'en';
    const terms = this.settings.terms[lang] ?? this.settings.terms[lang.split('-')[0]!];
    const scope = { client: this.client, root: this, terms };
    this.#provider.setValue(scope as PortalContext);
  }

  override render() {
    return html`<div class="portal sheet"><client-portal ?inert=${this.still}></client-portal></div>`;
  }
}

define('portal-admin-preview-page', PortalAdminPreviewPage);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-preview-page': PortalAdminPreviewPage;
  }
}
