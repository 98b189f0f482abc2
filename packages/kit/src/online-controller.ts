import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the browser has a network; updates the host when that changes. */
export class OnlineController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get offline(): boolean {
    return !navigator.onLine;
  }

  readonly #changed = (): void => this.#host.requestUpdate();

  hostConnected(): void {
    addEventListener('online', this.#changed);
    addEventListener('offline', this.#changed);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#changed);
    removeEventListener('offline', this.#changed);
  }
}
