import type { StaffSession, StaffSignedIn } from '@client-portal/contract/admin';
import { type ErrorCode, PortalError } from '@client-portal/contract/errors';

import { emit } from '../listeners.js';
import { type AdminCall, type Caller, download, exchange, type Exchanged, openStream } from './admin-call.js';
import type { AdminClientOptions } from './admin-client-options.js';
import type { AdminCalls, AdminMethod } from './admin-routes.js';
import { StaffEvents, type StaffListener } from './staff-events.js';

type Listener = () => void;

const RECOVERABLE: readonly ErrorCode[] = ['unauthenticated', 'step_up_required'];

/** A client of the management API: for a program with `key`, else for the member of the staff who signs in. */
export const createAdminClient = (options: AdminClientOptions): AdminClient =>
  new UntypedClient(options) as unknown as AdminClient;

/** A typed client of the management API. Every failure is a `PortalError`, save an abort by the caller. */
export type AdminClient = Omit<UntypedClient, keyof AdminCalls> & AdminCalls;

class UntypedClient {
  readonly url: string;
  /** Who is signed in: null for nobody, undefined until the server has answered. */
  session: StaffSession | null | undefined;

  /** Asked when a call wants a sign-in, or a fresh one; resolves with whether to try again. Never for signing in itself. */
  recover: ((error: PortalError) => Promise<boolean>) | undefined;

  readonly #options: AdminClientOptions;
  readonly #listeners = new Set<Listener>();
  readonly #changeListeners = new Set<(noun: string) => void>();
  readonly #events = new StaffEvents({
    open: (cursor, signal) => openStream(this.#caller, cursor, signal),
    onEnded: () => this.refresh().then(Boolean, () => false),
  });
  #token: string | null;
  #turn = 0;
  #loading: Promise<StaffSession | null> | undefined;

  constructor(options: AdminClientOptions) {
    this.url = options.url.replace(/\/+$/, '');
    this.#options = options;
    this.#token = options.key ?? options.token ?? options.tokenStore?.getItem(this.#tokenKey) ?? null;
  }

  /** Calls `listener` when the session changes. Returns what ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` with the noun, such as `contacts`, of everything that this client has changed. Returns what ends it. */
  onChange(listener: (noun: string) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Calls `listener` with every change of the business as it happens, null when anything may have changed. Returns what ends it. */
  listen(listener: StaffListener): () => void {
    return this.#events.listen(listener);
  }

  /** Asks who is signed in; one question however many ask. */
  refresh(): Promise<StaffSession | null> {
    return (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));
  }

  async get(path: string, call?: AdminCall): Promise<unknown> {
    return (await this.#call('get', path, call)).data;
  }

  getWithTag(path: string, call?: AdminCall): Promise<Exchanged> {
    return this.#call('get', path, call);
  }

  async post(path: string, call?: AdminCall): Promise<unknown> {
    return (await this.#call('post', path, call)).data;
  }

  async put(path: string, call?: AdminCall): Promise<unknown> {
    return (await this.#call('put', path, call)).data;
  }

  async patch(path: string, call?: AdminCall): Promise<unknown> {
    return (await this.#call('patch', path, call)).data;
  }

  async delete(path: string, call?: AdminCall): Promise<unknown> {
    return (await this.#call('delete', path, call)).data;
  }

  file(path: string, call?: AdminCall): Promise<Blob> {
    return this.#recovered(() => download(this.#caller, path, call));
  }

  async *pages(path: string, { query, ...call }: AdminCall = {}): AsyncGenerator {
    let cursor: string | null | undefined;
    do {
      const { data } = await this.#call('get', path, { ...call, query: { ...query, ...(cursor && { cursor }) } });
      const page = data as { items: unknown[]; nextCursor: string | null };
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async signIn(path: string, body: unknown, signal?: AbortSignal): Promise<StaffSignedIn> {
    const send = () => exchange(this.#caller, 'post', path, { body, signal });
    const signedIn = (await this.#recovered(send, ['step_up_required'])).data as StaffSignedIn;
    if (signedIn.session) this.#adopt(signedIn.session, signedIn.token);
    return signedIn;
  }

  /** Ends the session. */
  async signOut(): Promise<void> {
    await exchange(this.#caller, 'delete', '/api/admin/session');
    this.#adopt(null, null);
  }

  get #caller(): Caller {
    return { url: this.url, token: this.#token, fetch: this.#options.fetch };
  }

  async #call(method: AdminMethod, path: string, call: AdminCall | undefined): Promise<Exchanged> {
    const answer = await this.#recovered(() => exchange(this.#caller, method, path, call));
    if (method !== 'get') emit(this.#changeListeners, path.split('/')[3] ?? '');
    return answer;
  }

  async #recovered<T>(attempt: () => Promise<T>, codes: readonly ErrorCode[] = RECOVERABLE): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PortalError) || !codes.includes(error.code) || !(await this.recover?.(error))) throw error;
      return attempt();
    }
  }

  async #load(): Promise<StaffSession | null> {
    const turn = this.#turn;
    const { data } = await exchange(this.#caller, 'get', '/api/admin/session').catch((error) => this.#explain(error));
    const { session } = data as { session: StaffSession | null };
    // Somebody has signed in or out since this was asked.
    if (turn !== this.#turn) return this.session ?? null;
    this.#adopt(session, session ? this.#token : null);
    return session;
  }

  /** CORS hides why a request failed: a page whose origin is missing in the settings looks like a server that is down. */
  async #explain(thrown: unknown): Promise<never> {
    const error = PortalError.from(thrown);
    if (error.reason !== 'unreachable' || !('document' in globalThis)) throw error;
    const { explain } = await import('../origin-check.js');
    throw await explain(error, this.url, this.#options.fetch ?? fetch);
  }

  #adopt(session: StaffSession | null, token: string | null): void {
    this.#turn++;
    this.session = session;
    if (!this.#options.key) this.#keep(token);
    emit(this.#listeners, undefined);
  }

  #keep(token: string | null): void {
    this.#token = token;
    if (token) this.#options.tokenStore?.setItem(this.#tokenKey, token);
    else this.#options.tokenStore?.removeItem(this.#tokenKey);
  }

  get #tokenKey(): string {
    return `client-portal-admin:${this.url}`;
  }
}
