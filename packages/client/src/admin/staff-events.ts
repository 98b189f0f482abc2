import type { EventSign } from '@client-portal/contract/admin';

import { emit } from '../listeners.js';
import { LiveEvents } from '../live-events.js';

/** What changed; null when anything may have. */
export type StaffListener = (event: EventSign | null) => void;

export interface StaffEventsOptions {
  open(cursor: string | null, signal: AbortSignal): Promise<Response>;
  /** The stream was closed for good; resolves with whether somebody is signed in all the same. */
  onEnded(): Promise<boolean>;
}

/** The live stream of the management API, one however many listen; open only while somebody does. */
export class StaffEvents {
  readonly #options: StaffEventsOptions;
  readonly #listeners = new Set<StaffListener>();
  #live: LiveEvents | undefined;

  constructor(options: StaffEventsOptions) {
    this.#options = options;
  }

  listen(listener: StaffListener): () => void {
    this.#listeners.add(listener);
    this.#live ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.stop();
    };
  }

  /** Ends the stream; it is opened again by who listens next. */
  stop(): void {
    this.#live?.stop();
    this.#live = undefined;
  }

  #start(): LiveEvents {
    const live = new LiveEvents(null, {
      name: 'admin',
      open: (cursor, signal) => this.#open(cursor, signal),
      onEvent: (event) => emit(this.#listeners, event),
      onReset: () => emit(this.#listeners, null),
      onEnded: () => void this.#end(),
      share: () => {},
    });
    live.start();
    return live;
  }

  async #end(): Promise<void> {
    this.stop();
    const goesOn = await this.#options.onEnded();
    if (goesOn && this.#listeners.size > 0) this.#live ??= this.#start();
  }

  async #open(cursor: string | null, signal: AbortSignal): Promise<Response> {
    const response = await this.#options.open(cursor, signal);
    // Without a place to go on from, something may have happened before the stream was there.
    if (cursor === null) emit(this.#listeners, null);
    return response;
  }
}
