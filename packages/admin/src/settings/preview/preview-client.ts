import type { PortalClient } from '@client-portal/client';
import type { Portal } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';

/** Everything of a client that elements use. */
type ClientFace = Pick<PortalClient, keyof PortalClient>;
type ChangeListener = Parameters<PortalClient['onChange']>[0];

interface CallOptions {
  params?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
  signal?: AbortSignal | undefined;
}

/** Answers a GET of the clients' API by its address. */
export type PreviewSource = (path: string, signal: AbortSignal | undefined) => Promise<unknown>;

const lookingOnly = () =>
  Promise.reject(
    new PortalError('forbidden', 'This is a preview. Nothing can be changed here', { reason: 'looking_only' }),
  );

function toAddress(path: string, { params = {}, query = {} }: CallOptions = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return pairs.length > 0
    ? `${filled}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
    : filled;
}

/** Stands in for the portal's client below the preview: answers what it is told, asks `source` for panels, and changes nothing. */
export class PreviewClient {
  readonly url: string;
  portal: Portal | undefined;
  failure: PortalError | undefined;
  getToken: undefined;
  source: PreviewSource = () => lookingOnly();
  readonly #listeners = new Set<() => void>();
  readonly #changeListeners = new Set<ChangeListener>();

  constructor(url: string) {
    this.url = url;
  }

  get session(): Portal['session'] | undefined {
    return this.portal?.session;
  }

  /** Shows another portal; `stale` when what panels have loaded is another client's, or of other settings. */
  show(portal: Portal, stale: boolean): void {
    this.portal = portal;
    for (const listener of this.#listeners) listener();
    if (stale) for (const listener of this.#changeListeners) listener('*');
  }

  readonly subscribe: ClientFace['subscribe'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly onChange: ClientFace['onChange'] = (listener) => {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  };

  readonly onEvent = () => () => {};
  readonly bootstrap = async (): Promise<Portal> => this.portal!;
  readonly refresh = async (): Promise<Portal> => this.portal!;
  readonly get = (path: string, options?: CallOptions) => this.source(toAddress(path, options), options?.signal);
  readonly post = lookingOnly;
  readonly patch = lookingOnly;
  readonly delete = lookingOnly;
  readonly file = lookingOnly;
  readonly signIn = lookingOnly;
  readonly signOut = lookingOnly;
  readonly pause = (): void => {};
  readonly resume = (): void => {};
}
