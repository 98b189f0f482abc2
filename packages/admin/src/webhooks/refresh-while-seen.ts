import type { LitElement, ReactiveController } from 'lit';

/** Calls `refresh` every few seconds while its element is on a page that somebody looks at. */
export class RefreshWhileSeen implements ReactiveController {
  readonly #refresh: () => void;
  readonly #interval: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: LitElement, refresh: () => void, interval = 4000) {
    this.#refresh = refresh;
    this.#interval = interval;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => document.hidden || this.#refresh(), this.#interval);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
