import { initialState, TaskStatus } from '@lit/task';
import { html, nothing, type ReactiveControllerHost } from 'lit';

import type { KitLocale } from './locale-controller.js';
import { RequestTask } from './request-task.js';

/** A page of a list as the server answers it. */
export interface Page<Item> {
  items: readonly Item[];
  nextCursor: string | null;
}

export interface PagedRequestConfig<T extends readonly unknown[], Item> {
  /** The list starts over when these change. */
  args: () => T;
  /** Asks for the page at the cursor, the first one when it is undefined; undefined while it cannot be asked for. */
  page: (args: T, cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>> | undefined;
  onError?: ((error: unknown) => void) | undefined;
}

/** A list that grows by pages. A reload keeps what is on screen until the first page is there again. */
export class PagedRequest<const T extends readonly unknown[], Item> {
  readonly #host: ReactiveControllerHost;
  readonly #config: PagedRequestConfig<T, Item>;
  readonly #first: RequestTask<T, Page<Item>>;
  #more: Page<Item>[] = [];
  #continuing: AbortController | undefined;

  constructor(host: ReactiveControllerHost, config: PagedRequestConfig<T, Item>) {
    this.#host = host;
    this.#config = config;
    this.#first = new RequestTask<T, Page<Item>>(host, {
      args: config.args,
      task: (args, { signal }) => config.page(args, undefined, signal) ?? initialState,
      onComplete: () => this.#startOver(),
      ...(config.onError && { onError: config.onError }),
    });
    host.addController({ hostDisconnected: () => this.#stopContinuing() });
  }

  /** Everything loaded so far; undefined before the first page. */
  get items(): readonly Item[] | undefined {
    const first = this.#first.value;
    return first && [first, ...this.#more].flatMap((page) => page.items);
  }

  /** Until the first page is there, and during a reload. */
  get loading(): boolean {
    return this.#first.status === TaskStatus.PENDING || this.#first.status === TaskStatus.INITIAL;
  }

  /** Why the first page failed, until it is asked for again. */
  get error(): unknown {
    return this.#first.status === TaskStatus.ERROR ? this.#first.error : undefined;
  }

  get hasMore(): boolean {
    return !!this.#cursor;
  }

  get continuing(): boolean {
    return !!this.#continuing;
  }

  get #cursor(): string | null | undefined {
    return (this.#more.at(-1) ?? this.#first.value)?.nextCursor;
  }

  /** Asks for the first page again. */
  reload(): Promise<void> {
    return this.#first.run();
  }

  /** Appends the next page; does nothing while one is under way. */
  readonly more = async (): Promise<void> => {
    const cursor = this.#cursor;
    if (!cursor || this.#continuing) return;
    const controller = (this.#continuing = new AbortController());
    this.#host.requestUpdate();
    try {
      const page = await this.#config.page(this.#config.args(), cursor, controller.signal);
      if (page && this.#continuing === controller) this.#more.push(page);
    } catch (error) {
      if (!controller.signal.aborted) this.#config.onError?.(error);
    } finally {
      if (this.#continuing === controller) this.#continuing = undefined;
      this.#host.requestUpdate();
    }
  };

  #startOver(): void {
    this.#stopContinuing();
    this.#more = [];
  }

  #stopContinuing(): void {
    this.#continuing?.abort();
    this.#continuing = undefined;
  }
}

/** The button below a list that appends the next page; nothing on the last one. */
export const showMore = (
  locale: KitLocale,
  list: Pick<PagedRequest<readonly unknown[], unknown>, 'hasMore' | 'continuing' | 'more'>,
) =>
  list.hasMore
    ? html`<div class="more">
        <button class="button" part="more" type="button" aria-busy=${list.continuing ? 'true' : 'false'} @click=${list.more}>
          ${locale.kit('showMore')}
        </button>
      </div>`
    : nothing;
