/** Runs a few tasks at a time and lets a few more wait; what comes on top of that is refused at once. */
export class TaskQueue {
  readonly #parallel: number;
  readonly #places: number;
  readonly #refuse: () => Error;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor({ parallel, places, refuse }: { parallel: number; places: number; refuse: () => Error }) {
    this.#parallel = parallel;
    this.#places = places;
    this.#refuse = refuse;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#parallel) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#places) throw this.#refuse();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** A place that comes free goes to the one who waits longest, not to whoever comes next. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
