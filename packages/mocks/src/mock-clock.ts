/** A clock that stands still until it is moved. */
export class MockClock {
  #now: number;
  readonly #onMove: () => Promise<void>;

  constructor(start: number, onMove: () => Promise<void>) {
    this.#now = start;
    this.#onMove = onMove;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** Lets `ms` pass; resolves when the mails and jobs that became due are done. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    await this.#onMove();
  }

  /** Goes to an instant without running what became due on the way. */
  set(now: number): void {
    this.#now = now;
  }
}
