import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { ThemeController } from '@client-portal/kit/theme-controller.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

import { AdminRoot } from '../shell/admin-root.js';

/** Stands in for `<portal-admin>` around one area. */
export class AdminTestRoot extends LitElement {
  static override styles = hostStyles;

  @property() url?: string;
  @property({ attribute: false }) area: TemplateResult | undefined;

  /** Where the area wanted to go, in order. */
  readonly views: string[] = [];
  readonly root = new AdminRoot(this, {
    navigate: (view) => void this.views.push(view),
    toHref: (view) => `?admin=${view}`,
    setTitle: () => {},
  });

  constructor() {
    super();
    new ThemeController(this);
  }

  get element(): Element | null {
    return this.renderRoot.querySelector('main > :first-child');
  }

  override render() {
    return html`<div class="portal panel"><main>${this.root.phase === 'ready' ? this.area : nothing}</main><slot name="overlay"></slot></div>`;
  }
}

define('admin-test-root', AdminTestRoot);
