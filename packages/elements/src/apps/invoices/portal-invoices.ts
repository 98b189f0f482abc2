import { query } from '@client-portal/client';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import { PagesController } from '../../core/pages-controller.js';
import { PanelController } from '../../core/panel-controller.js';

/**
 * @tagname portal-invoices
 * @summary The signed-in client's invoices.
 */
export class PortalInvoices extends LitElement {
  static override styles = [hostStyles];

  @property() url?: string;
  @property() theme?: ThemeName;
  @property() view = '';
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly panel = new PanelController(this, 'invoices');
  readonly #invoices = new PagesController(
    this,
    (cursor) => this.panel.ready && query(this.panel.ready, '/api/invoices', { query: { cursor } }),
  );

  override render() {
    return html`<div class="portal panel">
      ${this.panel.render(
        () => html`${this.panel.heading(this.view || 'Invoices')}
          <ul>
            ${this.#invoices.items?.map(
              ({ id, number }) =>
                html`<li><a href=${this.panel.href(id)} @click=${this.panel.follow(id)}>${number}</a></li>`,
            )}
          </ul>`,
      )}
    </div>`;
  }
}

define('portal-invoices', PortalInvoices);

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoices': PortalInvoices;
  }
}
