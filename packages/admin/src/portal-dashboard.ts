import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { ThemeController, type ThemeName } from '@client-portal/kit/theme-controller.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement } from 'lit';

import { failureView } from './core/failure.js';
import { dashboardMessages } from './dashboard/messages.js';
import { AdminRoot } from './shell/admin-root.js';
import { LightOutlet } from './shell/light-outlet.js';

const WAYS_IN = {
  'sign-in': { tag: 'portal-staff-sign-in', load: () => import('./sign-in/portal-staff-sign-in.js') },
  'second-factor': { tag: 'portal-second-factor', load: () => import('./sign-in/portal-second-factor.js') },
} as const;

/**
 * @tagname portal-dashboard
 * @summary The business's dashboard alone, for any page of its back office: invited, joined, the portal's address, what needs attention. What it leads to opens in the admin.
 */
export class PortalDashboard extends LitElement {
  static override styles = [hostStyles, buttonStyles, viewStyles];

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`, as the page around it, when left out. */
  @property() theme?: ThemeName;

  /** Where the admin stands, when that is not `/admin` of the portal server. */
  @property({ attribute: 'admin-url' }) adminUrl?: string;

  readonly #locale = new LocaleController(this, dashboardMessages);
  readonly #root = new AdminRoot(this, {
    navigate: (view) => location.assign(this.#toHref(view)),
    toHref: (view) => this.#toHref(view),
    setTitle: () => {},
  });
  readonly #outlet = new LightOutlet(this, (element) =>
    Object.assign(element, { client: this.#root.client, business: this.#root.business, onDone: this.#root.landed }),
  );

  constructor() {
    super();
    new ThemeController(this, () => ({ theme: this.theme }));
  }

  #toHref(view: string): string {
    const address = new URL(this.adminUrl ?? `${this.#root.client?.url ?? ''}/admin`, document.baseURI);
    address.searchParams.set('admin', view);
    return address.href;
  }

  override willUpdate(): void {
    const { phase } = this.#root;
    const way = phase === 'sign-in' || phase === 'second-factor' ? WAYS_IN[phase] : undefined;
    this.#outlet.tag = way?.tag;
    void way?.load();
    if (phase === 'ready') void import('./dashboard/index.js');
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>${this.#renderBody()}<slot name="overlay"></slot></div>`;
  }

  #renderBody() {
    const { phase, failure } = this.#root;
    if (phase === 'no-server') return html`<p>${this.#locale.t('noServer')}</p>`;
    if (phase === 'failed') return failureView(this.#locale, failure, () => void this.#root.reload());
    if (phase === 'loading') return html`<div aria-busy="true"></div>`;
    return phase === 'ready'
      ? html`<portal-admin-dashboard></portal-admin-dashboard>`
      : html`<slot name="sign-in"></slot>`;
  }
}

define('portal-dashboard', PortalDashboard);

declare global {
  interface HTMLElementTagNameMap {
    'portal-dashboard': PortalDashboard;
  }
}
