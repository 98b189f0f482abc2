import type { PortalEventMessage } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';

import { readEventStream } from './event-stream.js';

export interface LiveOptions {
  open(cursor: string | null, signal: AbortSignal): Promise<Response>;
  onEvent(event: PortalEventMessage): void;
  /** Access has ended, or the server no longer knows the session. */
  onEnded(): void;
  /** More has happened than the server repeats; everything may be different. */
  onReset(): void;
  /** Passes an event that this tab received on to the others. */
  share(event: PortalEventMessage): void;
  /** Lets one tab hold the stream for all; without it every tab holds its own. */
  locks?: LockManager | undefined;
  name: string;
}

const SILENCE = 60_000;
const LONGEST_WAIT = 30_000;

/**
 * The stream of live changes, one for all tabs: whoever holds the lock streams and shares, the others
 * listen. Each remembers the last event it saw, so whoever is next goes on from there.
 */
export class LiveEvents {
  readonly #options: LiveOptions;
  #cursor: string | null;
  #abort: AbortController | undefined;
  #tries = 0;

  constructor(cursor: string | null, options: LiveOptions) {
    this.#cursor = cursor;
    this.#options = options;
  }

  start(): void {
    if (this.#abort) return;
    const { signal } = (this.#abort = new AbortController());
    const { locks, name } = this.#options;
    const held = locks ? locks.request(name, { signal }, () => this.#stream(signal)) : this.#stream(signal);
    void Promise.resolve(held).catch(() => {});
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
  }

  /** Takes an event in, from the stream or from another tab; one seen before is dropped. */
  receive(event: PortalEventMessage): boolean {
    if (Number(event.id) <= Number(this.#cursor)) return false;
    this.#cursor = event.id;
    this.#options.onEvent(event);
    return true;
  }

  async #stream(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#read(signal);
      } catch (error) {
        if (error instanceof PortalError && error.code === 'unauthenticated') return this.#options.onEnded();
      }
      await pause(Math.random() * Math.min(LONGEST_WAIT, 1000 * 2 ** this.#tries++), signal);
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const silent = new AbortController();
    const stop = () => silent.abort();
    signal.addEventListener('abort', stop, { once: true });
    let watch = setTimeout(stop, SILENCE);
    try {
      const { body } = await this.#options.open(this.#cursor, silent.signal);
      if (!body) return;
      await readEventStream(
        body,
        ({ event, data }) => {
          if (event === 'closed') this.#options.onEnded();
          else if (event === 'reset') this.#options.onReset();
          else if (data) this.#take(data);
        },
        () => {
          this.#tries = 0;
          clearTimeout(watch);
          watch = setTimeout(stop, SILENCE);
        },
      );
    } finally {
      clearTimeout(watch);
      signal.removeEventListener('abort', stop);
    }
  }

  #take(data: string): void {
    const event = JSON.parse(data) as PortalEventMessage;
    if (this.receive(event)) this.#options.share(event);
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
