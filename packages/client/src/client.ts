import type { AppId, Portal, PortalEventMessage, Session, SignedIn } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';

import type { ClientOptions } from './client-options.js';
import type { LiveEvents, LiveOptions } from './live-events.js';
import { emit, type ChangeListener, type EventListener, type Listener, type TabMessage } from './listeners.js';
import type { Answer, CallArgs, FilePath, Method, PathOf, RouteOf, SignInBody, SignInPath } from './routes.js';
import { type Call, Transport } from './transport.js';

/** A client for the portal at `url`: one session, one cache and one live stream for everyone who uses it. */
export const createClient = (options: ClientOptions): PortalClient => new PortalClient(options);

/** A typed client of the portal's server. Every failure is a `PortalError`, save an abort by the caller. */
export class PortalClient {
  readonly url: string;
  /** What the server said of the portal for this visitor; undefined until it has answered. */
  portal: Portal | undefined;
  /** Why the portal is not known, or could not be asked again. */
  failure: PortalError | undefined;

  /** See `ClientOptions.getToken`; may be set at any time before the first answer. */
  getToken: ClientOptions['getToken'];

  readonly #transport: Transport;
  readonly #options: ClientOptions;
  readonly #changeListeners = new Set<ChangeListener>();
  readonly #listeners = new Set<Listener>();
  readonly #eventListeners = new Set<EventListener>();
  #live: LiveEvents | undefined;
  #liveSession: string | undefined;
  #loading: Promise<Portal> | undefined;
  #next: Promise<Portal> | undefined;
  #paused = false;
  /** Sign-ins under way, and how many have begun or ended: what was asked meanwhile may know the session before. */
  #signingIn = 0;
  #turn = 0;
  /** Events from another tab that came before this one was ready for them. */
  #early: PortalEventMessage[] = [];

  constructor(options: ClientOptions) {
    this.url = options.url.replace(/\/+$/, '');
    this.#options = options;
    this.getToken = options.getToken;
    this.#transport = new Transport(this.url, options.fetch ?? ((input, init) => globalThis.fetch(input, init)));
    this.#transport.token = options.tokenStore?.getItem(this.#tokenKey) ?? null;
    options.channel?.addEventListener('message', (message) => this.#hear((message as MessageEvent<TabMessage>).data));
  }

  /** Who is signed in: null for nobody, undefined until the server has answered. */
  get session(): Session | null | undefined {
    return this.portal?.session;
  }

  /** Calls `listener` when the portal, the session or the failure changes. Returns what ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` with every live event, whichever tab received it. Returns what ends it. */
  onEvent(listener: EventListener): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Calls `listener` when earlier answers are out of date. Returns what ends it. */
  onChange(listener: ChangeListener): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  /** Asks the server for the portal, unless that has been done; safe to call from everywhere. */
  bootstrap(): Promise<Portal> {
    return this.portal ? Promise.resolve(this.portal) : (this.#loading ?? this.refresh());
  }

  /** Asks the server for the portal again; after the question that is under way, whose answer may be too old. */
  refresh(): Promise<Portal> {
    if (!this.#loading) return (this.#loading = this.#load().finally(() => (this.#loading = undefined)));
    return (this.#next ??= this.#loading
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.refresh();
      }));
  }

  get<P extends PathOf<'get'>>(path: P, ...[options]: CallArgs<RouteOf<'get', P>>): Promise<Answer<RouteOf<'get', P>>> {
    return this.#call('get', path, options) as Promise<Answer<RouteOf<'get', P>>>;
  }

  post<P extends PathOf<'post'>>(
    path: P,
    ...[options]: CallArgs<RouteOf<'post', P>>
  ): Promise<Answer<RouteOf<'post', P>>> {
    return this.#call('post', path, options) as Promise<Answer<RouteOf<'post', P>>>;
  }

  patch<P extends PathOf<'patch'>>(
    path: P,
    ...[options]: CallArgs<RouteOf<'patch', P>>
  ): Promise<Answer<RouteOf<'patch', P>>> {
    return this.#call('patch', path, options) as Promise<Answer<RouteOf<'patch', P>>>;
  }

  delete<P extends PathOf<'delete'>>(
    path: P,
    ...[options]: CallArgs<RouteOf<'delete', P>>
  ): Promise<Answer<RouteOf<'delete', P>>> {
    return this.#call('delete', path, options) as Promise<Answer<RouteOf<'delete', P>>>;
  }

  /** A file such as an invoice's PDF. Fetched, because a plain link would not carry the session to another site. */
  async file<P extends FilePath>(path: P, ...[options]: CallArgs<RouteOf<'get', P>>): Promise<Blob> {
    const call = { ...(options as Call), accept: '*/*', timeout: 60_000 };
    return (await this.#retried(() => this.#transport.send('get', path, call))).blob();
  }

  /**
   * Signs in by any method. Resolves once the session is known to come back with the next request,
   * by cookie or, where those are blocked, by bearer token.
   */
  async signIn<P extends SignInPath>(path: P, body: SignInBody<P>, signal?: AbortSignal): Promise<Session> {
    this.#signingIn++;
    try {
      return await this.#carry((await this.#transport.json('post', path, { body, signal })) as SignedIn);
    } finally {
      this.#signingIn--;
      this.#turn++;
    }
  }

  /** Ends the session here and tells every tab. */
  async signOut(): Promise<void> {
    await this.#transport.json('delete', '/api/session');
    this.#forget();
    this.#tell({ type: 'signed-out' });
  }

  /** Closes the live stream; a page that is put aside must not hold a connection. */
  pause(): void {
    this.#paused = true;
    this.#live?.stop();
  }

  /** Goes on after `pause()`, or when the network is back: asks for what may have changed meanwhile. */
  resume(): void {
    this.#paused = false;
    if (this.#live) this.#live.start();
    this.#stale();
  }

  #stale(): void {
    emit(this.#changeListeners, '*');
    void this.refresh().catch(() => {});
  }

  async #call(method: Method, path: string, call: Call | undefined): Promise<unknown> {
    const answer = await this.#retried(() => this.#transport.json(method, path, call));
    if (method !== 'get') emit(this.#changeListeners, path.split('/')[2]);
    return answer;
  }

  /** A 401 may mean that another tab has renewed the session: looked up once, then tried again or given up. */
  async #retried<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PortalError) || error.code !== 'unauthenticated') throw error;
      const { session } = await this.refresh();
      if (!session) throw error;
      return attempt();
    }
  }

  async #load(): Promise<Portal> {
    const turn = this.#turn;
    try {
      let portal = await this.#fetchPortal();
      if (this.portal && (this.#signingIn || turn !== this.#turn)) return this.portal;
      if (!portal.session && this.#transport.token) this.#setToken(null);
      if (!portal.session && this.getToken) portal = (await this.#signInAsHost(this.getToken)) ?? portal;
      if (!portal.session) this.#tell({ type: 'token-wanted' });
      this.#adopt(portal);
      return portal;
    } catch (error) {
      this.failure = await this.#explain(PortalError.from(error));
      this.#notify();
      throw this.failure;
    }
  }

  async #fetchPortal(): Promise<Portal> {
    return (await this.#transport.json('get', '/api/portal')) as Portal;
  }

  async #signInAsHost(getToken: () => Promise<string | null>): Promise<Portal | undefined> {
    const token = await getToken();
    if (!token) return undefined;
    const signedIn = await this.#transport.json('post', '/api/session/host', { body: { token } });
    await this.#carry(signedIn as SignedIn);
    return this.portal;
  }

  /** The portal's answer is also the check whether the cookie came back; that saves a round trip. */
  async #carry({ session, handoff }: SignedIn): Promise<Session> {
    const hadToken = this.#transport.token !== null;
    this.#setToken(null);
    let portal = hadToken ? undefined : await this.#fetchPortal();
    if (portal?.session?.id !== session.id) {
      const claimed = await this.#transport.json('post', '/api/session/bearer', { body: { handoff } });
      this.#setToken((claimed as { token: string }).token);
      portal = await this.#fetchPortal();
    }
    this.#adopt(portal as Portal);
    this.#tell({ type: 'session', token: this.#transport.token });
    return session;
  }

  async #explain(error: PortalError): Promise<PortalError> {
    if (error.reason !== 'unreachable') return error;
    const check = await import('./origin-check.js').catch(() => null);
    return check ? check.explain(error, this.url, this.#options.fetch ?? fetch) : error;
  }

  #adopt(portal: Portal): void {
    const before = this.session?.contact.id;
    this.portal = portal;
    this.failure = undefined;
    if (before !== portal.session?.contact.id) emit(this.#changeListeners, undefined);
    void this.#listen(portal).catch(() => {});
    this.#notify();
  }

  #forget(): void {
    this.#setToken(null);
    if (this.portal) this.#adopt({ ...this.portal, session: null, apps: [], cursor: null });
  }

  /** The stream's code is fetched with the first session, so that a visitor does not wait for it. */
  async #listen({ session, cursor }: Portal): Promise<void> {
    if (session?.id === this.#liveSession) return;
    this.#live?.stop();
    this.#live = undefined;
    this.#liveSession = session?.id;
    this.#early = [];
    if (!session) return;
    const { LiveEvents } = await import('./live-events.js');
    if (session.id !== this.#liveSession) return;
    const { channel, locks } = this.#options;
    const options: LiveOptions = {
      name: `client-portal:${this.url}:${session.id}`,
      locks: channel && locks,
      open: (at, signal) =>
        this.#transport.send('get', '/api/events', {
          query: { cursor: at ?? undefined },
          signal,
          accept: 'text/event-stream',
        }),
      onEvent: (event) => this.#receive(event),
      onEnded: () => void this.refresh().catch(() => {}),
      onReset: () => this.#stale(),
      share: (event) => this.#tell({ type: 'event', session: session.id, event }),
    };
    this.#live = new LiveEvents(cursor, options);
    for (const event of this.#early.splice(0)) this.#live.receive(event);
    if (!this.#paused) this.#live.start();
  }

  #receive(event: PortalEventMessage): void {
    const noun = event.type.split('.')[0] ?? '';
    // What is no matter of an app in view may change which apps there are, or who is signed in.
    if (!this.portal?.apps.includes(`${noun}s` as AppId)) void this.refresh().catch(() => {});
    emit(this.#changeListeners, noun);
    emit(this.#eventListeners, event);
  }

  #hear(message: TabMessage): void {
    const { token } = this.#transport;
    if (message.type === 'event') {
      if (message.session !== this.#liveSession) return;
      if (this.#live) this.#live.receive(message.event);
      else this.#early.push(message.event);
    } else if (message.type === 'signed-out') this.#forget();
    else if (message.type === 'token-wanted') {
      if (token && this.session) this.#tell({ type: 'session', token });
    } else if (message.token !== token || !this.session) {
      this.#setToken(message.token);
      void this.refresh().catch(() => {});
    }
  }

  #tell(message: TabMessage): void {
    this.#options.channel?.postMessage(message);
  }

  get #tokenKey(): string {
    return `client-portal:${this.url}`;
  }

  #setToken(token: string | null): void {
    this.#transport.token = token;
    if (token) this.#options.tokenStore?.setItem(this.#tokenKey, token);
    else this.#options.tokenStore?.removeItem(this.#tokenKey);
  }

  #notify(): void {
    emit(this.#listeners, undefined);
  }
}
