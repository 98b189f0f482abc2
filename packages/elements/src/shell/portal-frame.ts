import type { AppId } from '@client-portal/contract/apps';
import { initials } from '@client-portal/kit/avatar.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { languageIcon, profileIcon, signOutIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { OnlineController } from '@client-portal/kit/online-controller.js';
import { panelStyles } from '@client-portal/kit/panel.styles.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView, errorView, offlineBanner } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { panels } from '../apps.js';
import { loadPanel } from '../loader/panel-loader.js';
import { PortalController } from '../core/portal-controller.js';
import { appIcons } from './app-icons.js';
import { frameMessages } from './frame-messages.js';
import { frameStyles } from './frame.styles.js';
import { Router } from './router.js';

type Page = 'home' | AppId;

/**
 * @internal
 * @tagname portal-frame
 * @summary What a signed-in client sees around the panels: brand, navigation, profile menu.
 *
 * @csspart brand - The business's logo or name.
 * @csspart navigation - The list of apps.
 * @csspart navigation-link - One app.
 * @csspart main - What stands below the navigation.
 */
export class PortalFrame extends LitElement {
  static override styles = [hostStyles, buttonStyles, panelStyles, viewStyles, frameStyles];

  /** A view to open first, instead of the one in the page's address. */
  @property({ attribute: false }) opening: string | null = null;

  /** Whether the person has just signed in, so that the first heading takes the focus. */
  @property({ type: Boolean }) entered = false;

  @property({ attribute: false }) headingLevel = 2;

  @state() private failed: Page | undefined;

  readonly #router = new Router(this, () => this.#portal.update());
  readonly #portal: PortalController = new PortalController(this, () => ({
    navigate: this.#router.navigate,
    toHref: this.#router.toHref,
    arrival: this.#router.arrival + (this.entered ? 1 : 0),
  }));
  readonly #locale = new LocaleController(this, frameMessages);
  readonly #online = new OnlineController(this);
  readonly #panels = new Map<Page, HTMLElement & { view?: string; headingLevel?: number }>();

  override willUpdate(): void {
    this.#portal.join();
    const { opening } = this;
    this.opening = null;
    if (opening) this.#router.navigate(opening);
    void this.#load(this.#page);
  }

  override updated(): void {
    if (this.#portal.client?.session?.viewer) void import('./view-banner.js').catch(() => {});
    // Nobody opens it before there is something to see; with a later drawing it is tried again.
    void import('@client-portal/kit/menu.js').catch(() => {});
    // The row of links alone: `scrollIntoView()` would move the page of the business, too.
    const link = this.renderRoot.querySelector<HTMLElement>('[aria-current]');
    if (link) link.parentElement!.scrollLeft = link.offsetLeft;
  }

  get #page(): Page {
    const [name = ''] = this.#router.view.split('/');
    return (name || this.#portal.client?.portal?.defaultPage || 'home') as Page;
  }

  get #visible(): readonly Page[] {
    return ['home', ...(this.#portal.client?.portal?.apps ?? [])];
  }

  async #load(page: Page): Promise<void> {
    try {
      await loadPanel(page);
      if (this.failed === page) this.failed = undefined;
    } catch {
      this.failed = page;
    }
  }

  /** One element for each page, kept while others are shown, with what was loaded and typed. */
  #panel(page: Page): HTMLElement {
    const panel = this.#panels.get(page) ?? document.createElement(panels[page]!.tag);
    this.#panels.set(page, panel);
    const view = this.#router.view.split('/').slice(1).join('/');
    return Object.assign(panel, { view, headingLevel: this.headingLevel });
  }

  override render() {
    const { lang, dir } = this.#locale;
    const portal = this.#portal.client?.portal;
    if (!portal?.session) return nothing;
    return html`
      <div class="portal panel" lang=${lang} dir=${dir}>
        <div class="bar">
          <div class="brand" part="brand">
            ${portal.brand.logoUrl ? html`<img src=${portal.brand.logoUrl} alt=${portal.brand.name} />` : portal.brand.name}
          </div>
          ${this.#renderNavigation()} ${this.#renderMenu(portal.session.contact)}
        </div>
        ${portal.session.viewer ? html`<portal-view-banner></portal-view-banner>` : nothing}
        ${this.#online.offline ? offlineBanner(this.#locale) : nothing}
        <div class="main" part="main">${this.#renderMain()}</div>
      </div>
    `;
  }

  #renderMenu({ name, email }: { name: string; email: string | null }) {
    const { t } = this.#locale;
    const label = name || email || t('you');
    return html`<portal-menu .items=${this.#menu(email)} label=${t('account', { name: label })} button-class="quiet small">
      <span slot="trigger" class="trigger"><span class="initials" data-initials=${initials(label)}></span><span class="person-name">${label}</span></span>
    </portal-menu>`;
  }

  #menu(email: string | null): (MenuItem | '-')[] {
    const { t } = this.#locale;
    const client = this.#portal.client!;
    const hasProfile = this.#visible.includes('profile');
    const languages = hasProfile ? (client.portal?.locales ?? []) : [];
    return [
      ...(email ? [{ label: email, disabled: true }, '-' as const] : []),
      ...(hasProfile
        ? [{ label: t('profile'), icon: profileIcon, onSelect: () => this.#router.navigate('profile') }]
        : []),
      ...(languages.length > 1 ? languages.map((locale) => this.#languageItem(locale)) : []),
      '-',
      { label: t('signOut'), icon: signOutIcon, onSelect: () => void client.signOut().catch(() => {}) },
    ];
  }

  #languageItem(locale: string): MenuItem {
    const client = this.#portal.client!;
    const label = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
    const choose = async () => {
      await client.patch('/api/profile', { body: { locale } });
      await client.refresh();
    };
    return {
      label,
      icon: languageIcon,
      checked: this.#locale.lang.split('-')[0] === locale.split('-')[0],
      onSelect: () => void choose().catch(() => {}),
    };
  }

  #renderNavigation() {
    const { t } = this.#locale;
    const current = this.#page;
    const pages = this.#visible.filter((page) => page !== 'profile');
    const { links } = this.#portal.client!.portal!;
    if (pages.length + links.length < 2) return nothing;
    return html`<nav part="navigation" aria-label=${t('navigation')}>
      ${pages.map(
        (page) => html`<a
          part="navigation-link"
          href=${this.#router.toHref(page)}
          aria-current=${page === current ? 'page' : nothing}
          @click=${this.#router.follow(page)}
          @pointerenter=${() => void loadPanel(page).catch(() => {})}
          >${appIcons[page]()}${t(`app:${page}`)}</a
        >`,
      )}
      ${links.map(({ url, label }) => html`<a part="navigation-link" href=${url} target="_blank">${label}</a>`)}
    </nav>`;
  }

  #renderMain() {
    const { t } = this.#locale;
    const page = this.#page;
    if (!this.#visible.includes(page)) {
      return emptyView({
        title: t('unavailable'),
        text: t('unavailableText'),
        action: html`<a class="button" href=${this.#router.toHref('home')} @click=${this.#router.follow('home')}>${t('toHome')}</a>`,
      });
    }
    if (this.failed !== page) return this.#panel(page);
    return errorView(this.#locale, { message: t('loadFailed'), onRetry: () => void this.#load(page) });
  }
}

define('portal-frame', PortalFrame);

declare global {
  interface HTMLElementTagNameMap {
    'portal-frame': PortalFrame;
  }
}
