import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * One thing a person does: runs `perform` at most once at a time, and tells the host while it is under way.
 * Bind `run` to the event and `busy` to `aria-busy`. Failures end in `onError`, never in an unhandled rejection.
 */
export class Action<A extends readonly unknown[] = []> implements ReactiveController {
  busy = false;
  readonly #host: ReactiveControllerHost;
  readonly #perform: (...args: A) => Promise<unknown>;
  readonly #onError: (error: unknown) => void;

  constructor(
    host: ReactiveControllerHost,
    perform: (...args: A) => Promise<unknown>,
    onError: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#perform = perform;
    this.#onError = onError;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly run = async (...args: A): Promise<void> => {
    if (this.busy) return;
    this.#setBusy(true);
    try {
      await this.#perform(...args);
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#setBusy(false);
    }
  };

  #setBusy(busy: boolean): void {
    this.busy = busy;
    this.#host.requestUpdate();
  }
}
