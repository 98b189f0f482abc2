import { initialState, Task, TaskStatus, type TaskConfig } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';

const DISCONNECTED = Symbol('disconnected');

/**
 * A Task whose request ends when its host leaves the page and starts again when the host comes back.
 * A plain Task keeps running, and aborting it by hand leaves the host in its error state for good.
 */
export class RequestTask<const T extends readonly unknown[], const R> extends Task<T, R> {
  #interrupted = false;

  constructor(host: ReactiveControllerHost, config: TaskConfig<T, R>) {
    super(host, {
      ...config,
      task: async (args, options) => {
        try {
          return await config.task(args, options);
        } catch (error) {
          if (options.signal.reason === DISCONNECTED) return initialState;
          throw error;
        }
      },
    });
  }

  hostConnected(): void {
    if (!this.#interrupted) return;
    this.#interrupted = false;
    void this.run();
  }

  hostDisconnected(): void {
    this.#interrupted = this.status === TaskStatus.PENDING;
    this.abort(DISCONNECTED);
  }
}
