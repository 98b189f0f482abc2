import type { LitElement, ReactiveController } from 'lit';

import type { AdminController } from '../core/admin-controller.js';

const FIRST = 150;
const AGAIN = 1000;

/** Calls `reload` soon after something changed in the business, at most once a second, while the page is looked at. */
export class LiveReload implements ReactiveController {
  readonly #host: LitElement;
  readonly #admin: AdminController;
  readonly #reload: () => void;
  #leave: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastAt = 0;

  constructor(host: LitElement, admin: AdminController, reload: () => void) {
    this.#host = host;
    this.#admin = admin;
    this.#reload = reload;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    queueMicrotask(this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#stop();
  }

  // A tab in the background holds no stream; when it comes back, the stream begins with a change.
  readonly #look = (): void => {
    if (!this.#host.isConnected || document.hidden) this.#stop();
    else this.#leave ??= this.#admin.client.listen(this.#changed);
  };

  readonly #changed = (): void => {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#lastAt = Date.now();
        this.#reload();
      },
      Math.max(FIRST, this.#lastAt + AGAIN - Date.now()),
    );
  };

  #stop(): void {
    this.#leave?.();
    this.#leave = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
