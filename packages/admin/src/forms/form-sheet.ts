import type { Settings } from '@client-portal/contract/admin';
import { portalContext, type PortalContext } from '@client-portal/kit/client-context.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { ThemeController } from '@client-portal/kit/theme-controller.js';
import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';

import { formsStyles } from './forms.styles.js';

/**
 * @internal
 * @tagname portal-admin-form-sheet
 * @summary A page of the business, as it were: the form as visitors see it, in the business's colours.
 */
export class PortalAdminFormSheet extends LitElement {
  static override styles = [hostStyles, formsStyles];

  /** What visitors see of the form. */
  @property({ attribute: false }) shown: object = {};
  @property({ attribute: false }) brand: Settings['brand'] | undefined;
  @state() private ready = false;

  /** Without a client: nothing is asked for and nothing is sent. */
  readonly #provider = new ContextProvider(this, { context: portalContext });

  constructor() {
    super();
    new ThemeController(this, () => this.#theme());
    this.#provider.setValue({ root: this } as unknown as PortalContext);
  }

  #theme() {
    const { accent, scheme, surface, text } = this.brand ?? {};
    const own = scheme !== 'host';
    return {
      theme: scheme,
      accent: accent ?? undefined,
      surface: (own && surface) || undefined,
      text: (own && text) || undefined,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void customElements.whenDefined('portal-form').then(() => (this.ready = true));
  }

  override render() {
    return html`<div class="portal sheet">
      ${this.ready ? html`<portal-form .preview=${this.shown} .headingLevel=${3}></portal-form>` : nothing}
    </div>`;
  }
}

define('portal-admin-form-sheet', PortalAdminFormSheet);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-form-sheet': PortalAdminFormSheet;
  }
}
