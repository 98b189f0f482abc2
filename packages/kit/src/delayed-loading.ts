import type { ReactiveController, ReactiveControllerHost } from 'lit';

const SHOW_AFTER = 150;
const SHOW_FOR = 300;

/**
 * Whether to draw a placeholder: not for what is quick, and then long enough to be seen.
 * Tell it with `pending()` in every `willUpdate`, draw by `visible`; keep the placeholder while `visible`, even when data is there.
 */
export class DelayedLoading implements ReactiveController {
  visible = false;
  readonly #host: ReactiveControllerHost;
  #pending = false;
  #shownAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  pending(pending: boolean): void {
    if (pending === this.#pending) return;
    this.#pending = pending;
    clearTimeout(this.#timer);
    if (pending === this.visible) return;
    const wait = pending ? SHOW_AFTER : this.#shownAt + SHOW_FOR - performance.now();
    if (wait <= 0) this.visible = pending;
    else this.#timer = setTimeout(() => this.#show(pending), wait);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#pending = this.visible = false;
  }

  #show(visible: boolean): void {
    this.visible = visible;
    if (visible) this.#shownAt = performance.now();
    this.#host.requestUpdate();
  }
}
