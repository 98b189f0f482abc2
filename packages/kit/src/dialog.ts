import { html, LitElement } from 'lit';

import { buttonStyles } from './button.styles.js';
import { property, state } from './decorators.js';
import { define } from './define.js';
import { dialogStyles } from './dialog.styles.js';
import { hostStyles } from './host.styles.js';
import { closeIcon } from './icons.js';
import { LocaleController } from './locale-controller.js';
import { kitMessages } from './messages.js';
import { ThemeController } from './theme-controller.js';

/**
 * @tagname portal-dialog
 * @summary A modal dialog: labelled by its heading, closed with Esc, focus goes back where it came from.
 *
 * @slot - What the dialog says or asks.
 * @slot actions - Buttons at its foot, the main one last.
 *
 * @csspart dialog - The box.
 * @csspart heading - Its heading.
 * @csspart close - The button that closes it.
 *
 * @cssproperty [--portal-dialog-width=480px] - Width of the box on wide screens.
 */
export class PortalDialog extends LitElement {
  static override styles = [hostStyles, buttonStyles, dialogStyles];

  /** Shows the dialog. The owner sets it back to false in `onClose`. */
  @property({ type: Boolean }) open = false;

  /** The heading, which also names the dialog. */
  @property() heading = '';

  /** Called when the person closed it, by Esc, the close button or a press beside it. */
  @property({ attribute: false }) onClose?: () => void;

  /** Keeps the dialog open: while something is under way that must not be lost. */
  @property({ type: Boolean }) locked = false;

  @state() private hasActions = false;

  readonly #locale = new LocaleController(this, kitMessages);
  #opener: HTMLElement | undefined;

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  constructor() {
    super();
    new ThemeController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Out of the page the box is no longer modal but still says that it is open.
    this.dialog?.close();
    this.#giveFocusBack();
  }

  override updated(): void {
    if (this.open && this.isConnected && !this.dialog.open) {
      this.#opener = deepActiveElement();
      this.dialog.showModal();
    } else if (!this.open && this.dialog.open) {
      this.dialog.close();
      this.#giveFocusBack();
    }
  }

  readonly #close = (): void => {
    if (this.locked) return;
    this.open = false;
    this.onClose?.();
  };

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#close();
  };

  // The browser closes on a second Esc without asking.
  readonly #closed = (): void => {
    if (this.dialog.open || !this.isConnected) return;
    if (this.open) this.#close();
    this.#giveFocusBack();
  };

  readonly #press = (event: PointerEvent): void => {
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (event.target === this.dialog && !inside) this.#close();
  };

  // The browser gives focus back too, but not to an element inside another shadow root.
  #giveFocusBack(): void {
    if (this.#opener?.isConnected) this.#opener.focus();
    this.#opener = undefined;
  }

  override render() {
    const { t, lang, dir } = this.#locale;
    return html`
      <div class="portal" lang=${lang} dir=${dir}>
        <dialog
          part="dialog"
          aria-labelledby="heading"
          @cancel=${this.#cancel}
          @close=${this.#closed}
          @pointerdown=${this.#press}
        >
          <div class="head">
            <h2 part="heading" id="heading" tabindex="-1" autofocus>${this.heading}</h2>
            <button
              class="button quiet small icon-only close"
              part="close"
              type="button"
              aria-label=${t('close')}
              ?disabled=${this.locked}
              @click=${this.#close}
            >
              ${closeIcon()}
            </button>
          </div>
          <div class="body"><slot></slot></div>
          <div class="foot" ?hidden=${!this.hasActions}>
            <slot name="actions" @slotchange=${this.#actionsChanged}></slot>
          </div>
        </dialog>
      </div>
    `;
  }

  readonly #actionsChanged = (event: Event): void => {
    this.hasActions = (event.target as HTMLSlotElement).assignedElements().length > 0;
  };
}

/** The focused element, through shadow roots. */
function deepActiveElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

define('portal-dialog', PortalDialog);

declare global {
  interface HTMLElementTagNameMap {
    'portal-dialog': PortalDialog;
  }
}
