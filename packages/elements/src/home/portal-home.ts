import { query } from '@client-portal/client';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import type { ThemeName } from '@client-portal/kit/theme-controller.js';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';

import { PanelController } from '../core/panel-controller.js';
import { QueryController } from '../core/query-controller.js';

/**
 * @tagname portal-home
 * @summary The first page: what to do next and what happened.
 */
export class PortalHome extends LitElement {
  static override styles = [hostStyles];

  @property() url?: string;
  @property() theme?: ThemeName;
  @property() view = '';
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly panel = new PanelController(this, 'home');
  readonly #home = new QueryController(this, () => this.panel.ready && query(this.panel.ready, '/api/home'));

  override render() {
    return html`<div class="portal panel">
      ${this.panel.render(() => this.panel.heading(`Hello ${this.#home.value?.name ?? ''}`))}
    </div>`;
  }
}

define('portal-home', PortalHome);

declare global {
  interface HTMLElementTagNameMap {
    'portal-home': PortalHome;
  }
}
