import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import { ThemeController, type ThemeName } from '@client-portal/kit/theme-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { html, LitElement } from 'lit';

import { failureView } from '../core/failure.js';
import { AdminRoot } from './admin-root.js';
import { areaMessages } from './area-messages.js';
import { LightOutlet } from './light-outlet.js';
import { PageTitle } from './page-title.js';
import { portalAdminStyles } from './portal-admin.styles.js';
import { AdminRouter } from './router.js';

import './admin-frame.js';

const WAYS_IN = {
  'sign-in': { tag: 'portal-staff-sign-in', load: () => import('../sign-in/portal-staff-sign-in.js') },
  'second-factor': { tag: 'portal-second-factor', load: () => import('../sign-in/portal-second-factor.js') },
} as const;

/**
 * @tagname portal-admin
 * @summary The business's side of the portal: staff sign in, then every area that their role includes.
 *
 * @csspart navigation - The list of areas.
 * @csspart navigation-link - One area.
 * @csspart main - What stands beside the navigation.
 *
 * @cssproperty [--portal-admin-offset=0px] - The height of what the page keeps above the admin while it scrolls.
 *
 * @cssstate signed-in - Somebody is signed in.
 */
export class PortalAdmin extends LitElement {
  static override styles = [hostStyles, buttonStyles, viewStyles, portalAdminStyles];

  /** The portal server's address; that of the script when left out. */
  @property() url?: string;

  /** `auto`, `light`, `dark` or `host`, as the page around it, when left out. */
  @property() theme?: ThemeName;

  /** Leaves the title of the page as it is. */
  @property({ type: Boolean, attribute: 'keep-title' }) keepTitle = false;

  readonly #internals = this.attachInternals();
  readonly #locale = new LocaleController(this, areaMessages);
  readonly #router = new AdminRouter(this);
  readonly #title = new PageTitle(this);
  readonly #root = new AdminRoot(this, {
    navigate: (view, options) => this.#router.navigate(view, options),
    toHref: this.#router.toHref,
    setTitle: (title) => this.#title.name(title),
  });
  readonly #outlet = new LightOutlet(this, (element) =>
    Object.assign(element, { client: this.#root.client, business: this.#root.business, onDone: this.#root.landed }),
  );

  constructor() {
    super();
    new ThemeController(this, () => ({ theme: this.theme }));
  }

  override willUpdate(): void {
    const { phase } = this.#root;
    const way = phase === 'sign-in' || phase === 'second-factor' ? WAYS_IN[phase] : undefined;
    this.#outlet.tag = way?.tag;
    void way?.load();
    this.#title.at({
      view: phase === 'ready' ? this.#router.view : phase,
      business: this.#root.business,
      keep: this.keepTitle,
    });
  }

  override updated(): void {
    this.#internals.states[this.#root.phase === 'ready' ? 'add' : 'delete']('signed-in');
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      ${this.#renderBody()}<slot name="overlay"></slot>
    </div>`;
  }

  #renderBody() {
    const { phase, failure } = this.#root;
    if (phase === 'no-server') return html`<p>${this.#locale.t('noServer')}</p>`;
    if (phase === 'failed') return failureView(this.#locale, failure, () => void this.#root.reload());
    if (phase === 'loading') return html`<div class="waiting" aria-busy="true"></div>`;
    if (phase !== 'ready') return html`<main class="way-in"><slot name="sign-in"></slot></main>`;
    return html`<portal-admin-frame
      exportparts="navigation, navigation-link, main"
      .view=${this.#router.view}
      .arrival=${this.#router.arrival}
    ></portal-admin-frame>`;
  }
}

define('portal-admin', PortalAdmin);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin': PortalAdmin;
  }
}
