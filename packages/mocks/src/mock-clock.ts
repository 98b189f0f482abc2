/** A clock that stands still until it is moved, or goes on by itself from any instant. */
export class MockClock {
  #now = 0;
  #since = 0;
  readonly #ticks: boolean;
  readonly #onMove: () => Promise<void>;

  constructor(start: number, ticks: boolean, onMove: () => Promise<void>) {
    this.#ticks = ticks;
    this.#onMove = onMove;
    this.set(start);
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now + (this.#ticks ? Math.round(performance.now() - this.#since) : 0);
  }

  /** Lets `ms` pass; resolves when the mails and jobs that became due are done. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    await this.#onMove();
  }

  /** Goes to an instant without running what became due on the way. */
  set(now: number): void {
    this.#now = now;
    this.#since = performance.now();
  }
}
