import '@client-portal/kit/menu.js';

import { initials } from '@client-portal/kit/avatar.js';
import { buttonStyles } from '@client-portal/kit/button.styles.js';
import { property, state } from '@client-portal/kit/decorators.js';
import { define } from '@client-portal/kit/define.js';
import { hostStyles } from '@client-portal/kit/host.styles.js';
import { closeIcon, menuIcon, profileIcon, searchIcon, signOutIcon } from '@client-portal/kit/icons.js';
import { LocaleController } from '@client-portal/kit/locale-controller.js';
import type { MenuItem } from '@client-portal/kit/menu.js';
import { OnlineController } from '@client-portal/kit/online-controller.js';
import { viewStyles } from '@client-portal/kit/view.styles.js';
import { emptyView, errorView, offlineBanner } from '@client-portal/kit/views.js';
import { html, LitElement, nothing } from 'lit';

import { AdminController } from '../core/admin-controller.js';
import { adminFrameStyles } from './admin-frame.styles.js';
import { areaMessages } from './area-messages.js';
import { AreaLoader } from './area-loader.js';
import { drawerStyles } from './drawer.styles.js';
import { focusHeading } from './focus-heading.js';
import { navigation } from './navigation.js';
import { navigationStyles } from './navigation.styles.js';
import { PaletteController } from './palette-controller.js';

/**
 * @internal
 * @tagname portal-admin-frame
 * @summary What a signed-in member of the staff sees around the areas: brand, navigation, account menu, palette.
 *
 * @csspart navigation - The list of areas.
 * @csspart navigation-link - One area.
 * @csspart main - What stands beside the navigation.
 */
export class PortalAdminFrame extends LitElement {
  static override styles = [hostStyles, buttonStyles, viewStyles, navigationStyles, adminFrameStyles, drawerStyles];

  @property({ attribute: false }) view = '';
  @property({ attribute: false }) arrival = 0;
  @state() private menuOpen = false;

  readonly #admin = new AdminController(this);
  readonly #locale = new LocaleController(this, areaMessages);
  readonly #online = new OnlineController(this);
  readonly #areas = new AreaLoader(this, this.#admin);
  readonly #palette = new PaletteController(this, this.#admin, () => this.#areas);

  private get drawer(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private get main(): HTMLElement {
    return this.renderRoot.querySelector('main')!;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('view')) this.menuOpen = false;
    this.#areas.open(this.view);
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.menuOpen && !this.drawer?.open) this.drawer?.showModal();
    if (changed.has('arrival') && changed.get('arrival') !== undefined) focusHeading(this.main);
  }

  readonly #closeMenu = (): void => {
    this.menuOpen = false;
  };

  override render() {
    const { lang, dir, t } = this.#locale;
    return html`<div class="portal panel" lang=${lang} dir=${dir}>
      <div class="frame">
        <header>
          <a class="skip button" href="#main" @click=${this.#skip}>${t('skip')}</a>
          <div class="side">${this.#renderBrand()}${this.#renderSearch()}${this.#renderNavigation()}${this.#renderAccount()}</div>
          ${this.#renderTopBar()}
        </header>
        <main part="main" id="main" tabindex="-1">
          ${this.#online.offline ? offlineBanner(this.#locale) : nothing}
          <div class="content panel">${this.#renderArea()}</div>
        </main>
      </div>
      ${this.menuOpen ? this.#renderDrawer() : nothing}
    </div>`;
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.main.focus();
    this.main.scrollIntoView();
  };

  #renderTopBar() {
    const { t } = this.#locale;
    return html`<div class="top">
      <button
        class="button quiet icon-only"
        part="menu-button"
        type="button"
        aria-label=${t('menu')}
        aria-haspopup="dialog"
        aria-expanded=${this.menuOpen ? 'true' : 'false'}
        @click=${() => (this.menuOpen = true)}
      >
        ${menuIcon(20)}
      </button>
      ${this.#renderBrand()}
      <button class="button quiet icon-only" type="button" aria-label=${t('paletteName')} @click=${this.#palette.open}>
        ${searchIcon(20)}
      </button>
    </div>`;
  }

  #renderDrawer() {
    const { t } = this.#locale;
    const pressedOutside = (event: Event) => event.target === event.currentTarget && this.#closeMenu();
    return html`<dialog aria-label=${t('menu')} @close=${this.#closeMenu} @click=${pressedOutside}>
      <div class="drawer">
        <div class="drawer-head">
          ${this.#renderBrand()}
          <button class="button quiet icon-only" type="button" aria-label=${this.#locale.kit('close')} @click=${this.#closeMenu}>
            ${closeIcon(20)}
          </button>
        </div>
        ${this.#renderNavigation()}${this.#renderAccount()}
      </div>
    </dialog>`;
  }

  #renderBrand() {
    return html`<div class="brand">${this.#admin.scope.business}</div>`;
  }

  #renderSearch() {
    const keys = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
    return html`<button class="button search" part="search" type="button" aria-haspopup="dialog" @click=${this.#palette.open}>
      ${searchIcon()}<span>${this.#locale.t('palette')}</span><kbd aria-hidden="true">${keys}</kbd>
    </button>`;
  }

  #renderNavigation() {
    return navigation(this.#locale.t, this.#admin, { areas: this.#areas.visible, current: this.#areas.current });
  }

  #renderAccount() {
    const { t } = this.#locale;
    const { staff } = this.#admin.session;
    const name = staff.name || staff.email;
    return html`<portal-menu
      class="account"
      align="start"
      button-class="quiet wide"
      label=${t('account', { name, role: t(`role:${staff.role}`) })}
      .items=${this.#accountItems()}
    >
      <span slot="trigger" class="trigger">
        <span class="initials" data-initials=${initials(name)}></span>
        <span class="person"><span>${name}</span><span class="role" data-role=${t(`role:${staff.role}`)}></span></span>
      </span>
    </portal-menu>`;
  }

  #accountItems(): (MenuItem | '-')[] {
    const { t } = this.#locale;
    const { client, session, navigate } = this.#admin;
    return [
      { label: session.staff.email, disabled: true },
      '-',
      { label: t('area:account'), icon: profileIcon, onSelect: () => navigate('account') },
      { label: t('signOut'), icon: signOutIcon, onSelect: () => void client.signOut().catch(() => {}) },
    ];
  }

  #renderArea() {
    const { t } = this.#locale;
    const { element, failed, current } = this.#areas;
    if (failed) return errorView(this.#locale, { message: t('loadFailed'), onRetry: this.#areas.retry });
    if (current) return element;
    return html`<h1 class="visually-hidden" tabindex="-1">${t('unavailable')}</h1>
      ${emptyView({
        title: t('unavailable'),
        text: t('unavailableText'),
        action: html`<a class="button" href=${this.#admin.toHref('')} @click=${this.#admin.follow('')}>${t('toStart')}</a>`,
      })}`;
  }
}

define('portal-admin-frame', PortalAdminFrame);

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin-frame': PortalAdminFrame;
  }
}
