import type { SSEStreamingApi } from 'hono/streaming';

import type { EventRow } from './event-feed.js';

/** How many missed events a stream repeats before it tells the page to ask anew. */
export const REPLAY = 500;

/** Who listens, and to what. */
export interface Listener {
  /** Streams of the same name are counted together. */
  name: string;
  /** Milliseconds between two signs of life, and between two looks whether it may go on. */
  heartbeat: number;
  /** What was missed since a sequence; at most `REPLAY`. */
  missed(after: number): Promise<EventRow[]>;
  concerns(row: EventRow): boolean;
  isVisible(row: EventRow): Promise<boolean> | boolean;
  mayGoOn(): Promise<boolean>;
  /** What is told of an event. */
  toData(row: EventRow): unknown;
}

/** One live stream. Whether it may go on is asked again with every event that concerns it and every heartbeat. */
export class LiveStream {
  readonly #queue: EventRow[] = [];
  readonly #stream: SSEStreamingApi;
  #wake: (() => void) | undefined;
  #last: number;
  #closed = false;
  readonly listener: Listener;

  constructor(listener: Listener, stream: SSEStreamingApi, after: number) {
    this.listener = listener;
    this.#stream = stream;
    this.#last = after;
  }

  push(row: EventRow): void {
    if (!this.listener.concerns(row)) return;
    this.#queue.push(row);
    this.#wake?.();
  }

  end(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async run(replay: EventRow[]): Promise<void> {
    await this.#stream.writeSSE({ event: 'open', data: '', retry: 1000 });
    if (replay.length === REPLAY) await this.#stream.writeSSE({ event: 'reset', data: '' });
    this.#queue.unshift(...replay);
    while (!this.#closed) {
      if (!(await this.listener.mayGoOn())) return void (await this.#stream.writeSSE({ event: 'closed', data: '' }));
      if (this.#queue.length === 0) await this.#stream.write(': \n\n');
      for (const row of this.#queue.splice(0)) await this.#send(row);
      // Nothing wakes a rest that begins after the end.
      if (this.#queue.length === 0 && !this.#closed) await this.#rest();
    }
  }

  async #send(row: EventRow): Promise<void> {
    if (row.seq <= this.#last) return;
    this.#last = row.seq;
    if (!(await this.listener.isVisible(row))) return;
    await this.#stream.writeSSE({ id: String(row.seq), data: JSON.stringify(this.listener.toData(row)) });
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.listener.heartbeat);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
