import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What is ticked in a list; with shift, everything between this one and the last. */
export class Selection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #ids: readonly string[] = [];
  #last: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get ids(): readonly string[] {
    return this.#ids;
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  /** `shown` is the list as it stands, for ranges. */
  toggle(id: string, shown: readonly string[], isRange = false): void {
    const on = !this.has(id);
    const [from, to] = [shown.indexOf(this.#last ?? id), shown.indexOf(id)].sort((a, b) => a - b) as [number, number];
    const touched = isRange && from >= 0 ? shown.slice(from, to + 1) : [id];
    this.#last = id;
    this.set(touched, on);
  }

  set(ids: readonly string[], on: boolean): void {
    const others = this.#ids.filter((each) => !ids.includes(each));
    this.#ids = on ? [...others, ...ids] : others;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#ids = [];
    this.#last = undefined;
    this.#host.requestUpdate();
  }
}
