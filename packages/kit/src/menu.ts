import { html, LitElement, nothing } from 'lit';

import { buttonStyles } from './button.styles.js';
import { property, state } from './decorators.js';
import { define } from './define.js';
import { hostStyles } from './host.styles.js';
import { checkIcon, moreIcon, type Icon } from './icons.js';
import { LocaleController } from './locale-controller.js';
import { menuStyles } from './menu.styles.js';
import { kitMessages } from './messages.js';
import { placeBelow } from './place-below.js';
import { ThemeController } from './theme-controller.js';

/** One line of a menu; `'-'` draws a line between groups. */
export interface MenuItem {
  label: string;
  icon?: Icon | undefined;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Marks the current choice, for menus that choose one of several. */
  checked?: boolean | undefined;
  /** A link instead of an action. */
  href?: string | undefined;
  onSelect?: (() => void) | undefined;
}

/**
 * @tagname portal-menu
 * @summary A button that opens a short list of actions, with arrow keys, Home, End, Esc and first letters.
 *
 * @slot trigger - The content of the button; three dots when empty.
 *
 * @csspart button - The button.
 * @csspart menu - The list.
 * @csspart item - One action.
 */
export class PortalMenu extends LitElement {
  static override styles = [hostStyles, buttonStyles, menuStyles];

  /** The actions, top to bottom. */
  @property({ attribute: false }) items: readonly (MenuItem | '-')[] = [];

  /** Names the button for those who cannot see it. "More actions" when unset. */
  @property() label = '';

  /** Classes of the button, such as `small` or `quiet icon-only`. */
  @property({ attribute: 'button-class' }) buttonClass = 'quiet small icon-only';

  /** Which edges of the button and the list line up. */
  @property() align: 'start' | 'end' = 'end';

  @state() private isOpen = false;

  readonly #locale = new LocaleController(this, kitMessages);
  #openedAt: DOMRect | undefined;

  private get list(): HTMLElement {
    return this.renderRoot.querySelector('.items')!;
  }

  private get button(): HTMLButtonElement {
    return this.renderRoot.querySelector('[part="button"]')!;
  }

  constructor() {
    super();
    new ThemeController(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  /** Opens the menu and focuses its first (or last) action. */
  async show(at: 'first' | 'last' = 'first'): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    if (this.list.isConnected) this.list.showPopover?.();
    placeBelow(this.button, this.list, this.align);
    this.#openedAt = this.button.getBoundingClientRect();
    this.#actions.at(at === 'first' ? 0 : -1)?.focus();
    document.addEventListener('pointerdown', this.#pressedOutside, true);
    addEventListener('scroll', this.#scrolled, true);
    addEventListener('resize', this.#close);
  }

  get #actions(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  readonly #close = (): void => {
    document.removeEventListener('pointerdown', this.#pressedOutside, true);
    removeEventListener('scroll', this.#scrolled, true);
    removeEventListener('resize', this.#close);
    if (!this.isOpen) return;
    this.isOpen = false;
    if (this.list.isConnected) this.list.hidePopover?.();
  };

  readonly #pressedOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#close();
  };

  // A screen reader scrolls the button into view as it presses it; the news of that comes when the menu is open.
  readonly #scrolled = (): void => {
    const { top, left } = this.button.getBoundingClientRect();
    if (top !== this.#openedAt?.top || left !== this.#openedAt.left) this.#close();
  };

  readonly #toggle = (): void => {
    if (this.isOpen) this.#close();
    else void this.show();
  };

  #choose(event: Event, item: MenuItem): void {
    if (item.disabled) return event.preventDefault();
    this.#close();
    this.button.focus();
    item.onSelect?.();
  }

  readonly #keyOnButton = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void this.show(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  readonly #keyInList = (event: KeyboardEvent): void => {
    const actions = this.#actions;
    const at = actions.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) actions.at(next === actions.length ? 0 : next)?.focus();
    else if (event.key === 'Escape') this.button.focus();
    else if (event.key.length === 1 && event.key !== ' ') focusByLetter(actions, at, event.key);
    if (event.key === 'Tab') return this.#close();
    if (event.key === 'Escape') this.#close();
    else if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
  };

  override render() {
    const { t, lang, dir } = this.#locale;
    return html`
      <div class="portal" lang=${lang} dir=${dir}>
        <button
          class="button ${this.buttonClass}"
          part="button"
          type="button"
          aria-label=${this.label || t('more')}
          aria-haspopup="menu"
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          aria-controls="menu"
          @click=${this.#toggle}
          @keydown=${this.#keyOnButton}
        >
          <slot name="trigger">${moreIcon()}</slot>
        </button>
        <div
          class="items"
          part="menu"
          id="menu"
          role="menu"
          popover="manual"
          aria-label=${this.label || t('more')}
          ?data-open=${this.isOpen}
          @keydown=${this.#keyInList}
        >
          ${this.isOpen ? this.items.map((item) => this.#renderItem(item)) : nothing}
        </div>
      </div>
    `;
  }

  #renderItem(item: MenuItem | '-') {
    if (item === '-') return html`<hr />`;
    const content = html`${item.icon?.() ?? nothing}<span>${item.label}</span>${
      item.checked ? html`<span class="end">${checkIcon()}</span>` : nothing
    }`;
    const classes = item.danger ? 'item danger' : 'item';
    if (item.href) {
      return html`<a
        class=${classes}
        part="item"
        role="menuitem"
        tabindex="-1"
        href=${item.href}
        @click=${(event: Event) => this.#choose(event, item)}
        >${content}</a
      >`;
    }
    return html`<button
      class=${classes}
      part="item"
      type="button"
      role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${item.checked === undefined ? nothing : item.checked ? 'true' : 'false'}
      aria-disabled=${item.disabled ? 'true' : nothing}
      tabindex="-1"
      @click=${(event: Event) => this.#choose(event, item)}
    >
      ${content}
    </button>`;
  }
}

function focusByLetter(actions: readonly HTMLElement[], from: number, letter: string): void {
  const turned = [...actions.slice(from + 1), ...actions.slice(0, from + 1)];
  turned.find((action) => action.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}

define('portal-menu', PortalMenu);

declare global {
  interface HTMLElementTagNameMap {
    'portal-menu': PortalMenu;
  }
}
