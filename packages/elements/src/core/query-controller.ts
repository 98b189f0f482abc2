import type { Query } from '@client-portal/client';
import type { PortalError } from '@client-portal/contract/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Shows a shared query in an element: `new QueryController(this, () => client && query(client, '/api/profile'))`.
 * The function is asked with every update, so another filter is another query. `value` stays while a newer one is
 * fetched; live events and own changes fetch it anew by themselves.
 */
export class QueryController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Query<T> | undefined;
  #query: Query<T> | undefined;
  #unsubscribe = (): void => {};

  constructor(host: ReactiveControllerHost, find: () => Query<T> | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** The last answer; undefined before the first. */
  get value(): T | undefined {
    return this.#query?.value;
  }

  /** Why the last try failed. With a `value`, what is on screen is older than it should be. */
  get error(): PortalError | undefined {
    return this.#query?.error;
  }

  get pending(): boolean {
    return this.#query?.pending ?? false;
  }

  /** When `value` was fetched, in epoch milliseconds. */
  get updatedAt(): number | undefined {
    return this.#query?.updatedAt;
  }

  /** Asks again. Resolves when it is done; a failure is in `error`. */
  readonly reload = async (): Promise<void> => {
    await this.#query?.load().catch(() => {});
  };

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const query = this.#find();
    if (query === this.#query) return;
    this.#unsubscribe();
    this.#query = query;
    this.#unsubscribe = query?.subscribe(() => this.#host.requestUpdate()) ?? (() => {});
  }

  hostDisconnected(): void {
    this.#unsubscribe();
    this.#query = undefined;
  }
}
