import { PortalError } from '@client-portal/contract/errors';

import type { PortalClient } from './client.js';
import type { Answer, CallArgs, PathOf, RouteOf } from './routes.js';
import { type Call, fill } from './transport.js';

type Listener = () => void;

/** The last answer to one GET, shared by everyone who shows it. */
export class Query<T = unknown> {
  /** The last answer; stays while a newer one is fetched, or could not be. */
  value: T | undefined;
  /** Why the last try failed; gone with the next success. */
  error: PortalError | undefined;
  /** When `value` was fetched, in epoch milliseconds. */
  updatedAt: number | undefined;
  readonly path: string;
  readonly #fetch: (signal: AbortSignal) => Promise<T>;
  readonly #listeners = new Set<Listener>();
  #stale = true;
  #load: Promise<T> | undefined;
  #abort: AbortController | undefined;

  constructor(path: string, fetch: (signal: AbortSignal) => Promise<T>) {
    this.path = path;
    this.#fetch = fetch;
  }

  get pending(): boolean {
    return this.#load !== undefined;
  }

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Calls `listener` on every change, and fetches when there is no fresh value. Returns what ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#stale) this.load().catch(() => {});
    return () => {
      this.#listeners.delete(listener);
      // A moved element leaves and returns within one task; its request goes on.
      queueMicrotask(() => this.watched || this.#abort?.abort());
    };
  }

  /** Fetches unless that is under way already; rejects with a `PortalError`. */
  load(): Promise<T> {
    return (this.#load ??= this.#run());
  }

  /** Marks the value as old; fetched anew at once when somebody watches, else when next asked for. */
  invalidate(): void {
    this.#stale = true;
    if (this.watched) this.load().catch(() => {});
  }

  /** Forgets everything: the next reader may be somebody else. */
  clear(): void {
    this.#abort?.abort();
    this.value = this.error = this.updatedAt = undefined;
    this.#stale = true;
    this.#notify();
  }

  async #run(): Promise<T> {
    const { signal } = (this.#abort = new AbortController());
    try {
      await Promise.resolve();
      this.#stale = false;
      this.#notify();
      const value = await this.#fetch(signal);
      if (!signal.aborted) {
        this.value = value;
        this.error = undefined;
        this.updatedAt = Date.now();
      }
      return value;
    } catch (thrown) {
      this.#stale = true;
      if (!signal.aborted) this.error = PortalError.from(thrown);
      throw thrown;
    } finally {
      this.#load = undefined;
      this.#settle(signal.aborted);
    }
  }

  /** A change that came during the fetch, or a reader who came during an abort, asks for another one. */
  #settle(aborted: boolean): void {
    if (aborted) this.#stale = true;
    if (this.watched && this.#stale && (aborted || !this.error)) this.load().catch(() => {});
    else this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const LIMIT = 60;

type Queries = Map<string, Query>;

const caches = new WeakMap<PortalClient, Queries>();

/**
 * The shared answer to a GET: one request however many ask, the last value while a newer one is
 * fetched, fetched anew when a live event or an own change touches it, forgotten with the session.
 */
export function query<P extends PathOf<'get'>>(
  client: PortalClient,
  path: P,
  ...[options]: CallArgs<RouteOf<'get', P>>
): Query<Answer<RouteOf<'get', P>>> {
  const queries = caches.get(client) ?? open(client);
  const key = fill(path, ((options as unknown) ?? {}) as Call);
  const fetch = (signal: AbortSignal) => client.get(path, ...([{ ...options, signal }] as never));
  const found = queries.get(key) ?? add(queries, new Query<unknown>(key, fetch));
  return found as Query<Answer<RouteOf<'get', P>>>;
}

function open(client: PortalClient): Queries {
  const queries: Queries = new Map();
  caches.set(client, queries);
  client.onChange((noun) => {
    for (const known of queries.values()) {
      if (noun === undefined) known.clear();
      else if (concerns(noun, known.path)) known.invalidate();
    }
  });
  return queries;
}

/** Nouns whose answers stand under another one's path. */
const STEMS: Readonly<Record<string, string>> = { contact: 'profile', payment: 'invoice' };

/** `invoice` and `invoices` name the same paths; the home page tells of everything. */
function concerns(noun: string, path: string): boolean {
  const stem = STEMS[noun] ?? noun.replace(/(y|ies|s)$/, '');
  return noun === '*' || path === '/api/home' || path.startsWith(`/api/${stem}`);
}

function add(queries: Queries, added: Query): Query {
  for (const [key, { watched }] of queries) {
    if (queries.size < LIMIT) break;
    if (!watched) queries.delete(key);
  }
  queries.set(added.path, added);
  return added;
}
