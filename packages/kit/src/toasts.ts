import { html, LitElement, nothing } from 'lit';

import { state } from './decorators.js';
import { define } from './define.js';
import { hostStyles } from './host.styles.js';
import { alertIcon, closeIcon, successIcon } from './icons.js';
import { LocaleController } from './locale-controller.js';
import { kitMessages } from './messages.js';
import { portalRoot } from './portal-root.js';
import { toastsStyles } from './toasts.styles.js';

export interface Toast {
  message: string;
  tone?: 'neutral' | 'success' | 'danger' | undefined;
  /** One thing to do about it, such as undo. */
  action?: { label: string; onPress: () => void } | undefined;
  /** Milliseconds on screen: 6 s, 12 s with an action. Waits while hovered or focused. */
  duration?: number | undefined;
}

const DURATION = 6000;

/**
 * @tagname portal-toasts
 * @summary Short messages about what just happened, read out politely, above everything else. Use `toast()`.
 *
 * @csspart toast - One message; also carries its tone, as in `::part(toast danger)`.
 * @csspart action - The button that acts on it.
 */
export class PortalToasts extends LitElement {
  static override styles = [hostStyles, toastsStyles];

  @state() private toasts: readonly Toast[] = [];

  readonly #locale = new LocaleController(this, kitMessages);
  readonly #timers = new Map<Toast, ReturnType<typeof setTimeout>>();

  private get region(): HTMLElement {
    return this.renderRoot.querySelector('.region')!;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.toasts = [];
  }

  /** Shows a message; the oldest of more than three goes. Returns a function that takes it away. */
  show(toast: Toast): () => void {
    this.toasts = [...this.toasts, toast].slice(-3);
    this.#start(toast);
    void this.updateComplete.then(() => this.#raise());
    return () => this.#dismiss(toast);
  }

  // Shown again, the region comes above whatever entered the top layer since.
  #raise(): void {
    if (!this.isConnected || !this.region.showPopover) return;
    if (this.region.matches(':popover-open')) this.region.hidePopover();
    if (this.toasts.length) this.region.showPopover();
  }

  #start(toast: Toast): void {
    clearTimeout(this.#timers.get(toast));
    const duration = toast.duration ?? (toast.action ? DURATION * 2 : DURATION);
    this.#timers.set(
      toast,
      setTimeout(() => this.#dismiss(toast), duration),
    );
  }

  readonly #hold = (): void => this.#timers.forEach((timer) => clearTimeout(timer));
  readonly #release = (): void => this.toasts.forEach((toast) => this.#start(toast));

  #dismiss(toast: Toast): void {
    clearTimeout(this.#timers.get(toast));
    this.#timers.delete(toast);
    this.toasts = this.toasts.filter((other) => other !== toast);
    if (!this.toasts.length) void this.updateComplete.then(() => this.#raise());
  }

  #act(toast: Toast): void {
    this.#dismiss(toast);
    toast.action?.onPress();
  }

  override render() {
    const { lang, dir } = this.#locale;
    return html`
      <div class="portal" lang=${lang} dir=${dir}>
        <div
          class="region"
          popover="manual"
          role="status"
          aria-live="polite"
          aria-relevant="additions"
          aria-atomic="false"
          @pointerenter=${this.#hold}
          @pointerleave=${this.#release}
          @focusin=${this.#hold}
          @focusout=${this.#release}
        >
          ${this.toasts.map((toast) => this.#renderToast(toast))}
        </div>
      </div>
    `;
  }

  #renderToast(toast: Toast) {
    const tone = toast.tone ?? 'neutral';
    const icon = tone === 'success' ? successIcon : tone === 'danger' ? alertIcon : undefined;
    return html`
      <div class="toast ${tone}" part="toast ${tone}">
        ${icon?.() ?? nothing}
        <span class="message">${toast.message}</span>
        ${
          toast.action
            ? html`<button class="act" part="action" type="button" @click=${() => this.#act(toast)}>${toast.action.label}</button>`
            : nothing
        }
        <button class="dismiss" type="button" aria-label=${this.#locale.t('dismiss')} @click=${() => this.#dismiss(toast)}>
          ${closeIcon()}
        </button>
      </div>
    `;
  }
}

/** Shows a message in the portal that `from` belongs to. Returns a function that takes it away. */
export function toast(from: Element, message: Toast): () => void {
  const root = portalRoot(from);
  if (!root) return () => {};
  let region = root.querySelector('portal-toasts');
  if (!region) {
    region = document.createElement('portal-toasts');
    root.append(region);
  }
  return region.show(message);
}

define('portal-toasts', PortalToasts);

declare global {
  interface HTMLElementTagNameMap {
    'portal-toasts': PortalToasts;
  }
}
