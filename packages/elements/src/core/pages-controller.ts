import type { Query } from '@client-portal/client';
import type { PortalError } from '@client-portal/contract/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

// How many pages of a list were open, so that the way back from a detail leads to the same place.
const opened = new WeakMap<Query<unknown>, number>();

/**
 * Shows a list that grows by pages, on shared queries:
 * `new PagesController(this, (cursor) => client && query(client, '/api/invoices', { query: { cursor } }))`.
 * A change refreshes all open pages; what is on screen stays until they are there. Fits the kit's `showMore`.
 */
export class PagesController<Item> implements ReactiveController {
  /** Everything loaded so far; undefined before the first page. */
  items: readonly Item[] | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #find: (cursor: string | undefined) => Query<Page<Item>> | undefined;
  #pages = new Map<Query<Page<Item>>, () => void>();
  #first: Query<Page<Item>> | undefined;
  #last: Query<Page<Item>> | undefined;

  constructor(host: ReactiveControllerHost, find: (cursor: string | undefined) => Query<Page<Item>> | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** Why the last try failed. With `items`, what is on screen is older than it should be. */
  get error(): PortalError | undefined {
    return [...this.#pages.keys()].find(({ error }) => error)?.error;
  }

  get pending(): boolean {
    return [...this.#pages.keys()].some(({ pending }) => pending);
  }

  /** When the first page was fetched, in epoch milliseconds. */
  get updatedAt(): number | undefined {
    return this.#first?.updatedAt;
  }

  get hasMore(): boolean {
    return Boolean(this.#last?.value?.nextCursor) || this.continuing;
  }

  /** Whether the next page is under way. */
  get continuing(): boolean {
    return this.#last !== this.#first && this.#last?.value === undefined && this.#last?.pending === true;
  }

  /** Appends the next page. */
  readonly more = async (): Promise<void> => {
    if (!this.#first || !this.#last?.value?.nextCursor) return void (await this.#last?.load().catch(() => {}));
    opened.set(this.#first, (opened.get(this.#first) ?? 1) + 1);
    this.#host.requestUpdate();
  };

  /** Asks for every open page again. */
  readonly reload = async (): Promise<void> => {
    await Promise.allSettled([...this.#pages.keys()].map((page) => page.load()));
  };

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  // Each page says where the next one starts, so a changed page may lead to another next one.
  hostUpdate(): void {
    const first = this.#find(undefined);
    if (first !== this.#first) this.items = undefined;
    const pages: Query<Page<Item>>[] = [];
    const count = (first && opened.get(first)) ?? 1;
    for (
      let page = first;
      page;
      page = pages.length < count && page.value?.nextCursor ? this.#find(page.value.nextCursor) : undefined
    ) {
      pages.push(page);
    }
    this.#watch(pages);
    this.#first = first;
    this.#last = pages.at(-1);
    const loaded = pages.flatMap(({ value }) => value?.items ?? []);
    const complete = pages.every(({ value }) => value !== undefined);
    if (complete || loaded.length > (this.items?.length ?? 0)) this.items = first?.value && loaded;
    else if (!first?.value) this.items = undefined;
  }

  hostDisconnected(): void {
    this.#watch([]);
    this.#first = this.#last = undefined;
  }

  #watch(pages: readonly Query<Page<Item>>[]): void {
    const before = this.#pages;
    this.#pages = new Map(
      pages.map((page) => [page, before.get(page) ?? page.subscribe(() => this.#host.requestUpdate())]),
    );
    for (const [page, unsubscribe] of before) if (!this.#pages.has(page)) unsubscribe();
  }
}
