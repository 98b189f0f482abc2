import { PortalError } from '@client-portal/contract/errors';

export interface Call {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Milliseconds until the headers must be there. */
  timeout?: number | undefined;
  accept?: string;
}

const TIMEOUT = 20_000;

/** One HTTP conversation with the portal's server; every failure is a `PortalError`. */
export class Transport {
  /** The session as a bearer token, where cookies do not come back. */
  token: string | null = null;
  readonly #url: string;
  readonly #fetch: typeof fetch;

  constructor(url: string, fetcher: typeof fetch) {
    this.#url = url;
    this.#fetch = fetcher;
  }

  async send(method: string, path: string, call: Call = {}): Promise<Response> {
    const response = await this.#exchange(method, path, call);
    if (!response.ok) throw await toPortalError(response);
    return response;
  }

  /** The parsed body; `undefined` when there is none. */
  async json(method: string, path: string, call?: Call): Promise<unknown> {
    const response = await this.send(method, path, call);
    const text = response.status === 204 ? '' : await read(response.text(), call?.signal);
    return text ? parse(text) : undefined;
  }

  async #exchange(method: string, path: string, call: Call): Promise<Response> {
    const abort = new AbortController();
    const stop = () => abort.abort(call.signal?.reason);
    if (call.signal?.aborted) stop();
    call.signal?.addEventListener('abort', stop, { once: true });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      abort.abort();
    }, call.timeout ?? TIMEOUT);
    try {
      return await this.#fetch(this.#url + fill(path, call), {
        method: method.toUpperCase(),
        headers: this.#headers(method, call),
        credentials: 'include',
        cache: 'no-store',
        signal: abort.signal,
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
    } catch (error) {
      if (late) throw new PortalError('unavailable', `No answer to ${method} ${path} in time`, { reason: 'timeout' });
      throw toFailure(error, call.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  #headers(method: string, call: Call): Record<string, string> {
    const headers: Record<string, string> = { accept: call.accept ?? 'application/json' };
    if (method !== 'get') headers['x-portal'] = '1';
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    if (this.token) headers['authorization'] = `Bearer ${this.token}`;
    return headers;
  }
}

/** `/api/invoices/{id}` with its parameters and query filled in and escaped. */
export function fill(path: string, { params, query }: Call): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size || String(search) ? `${filled}?${search}` : filled;
}

/** An abort by the caller stays what it is; anything else means that the server was not reached. */
function toFailure(error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return signal.reason;
  const reason = globalThis.navigator?.onLine === false ? 'offline' : 'unreachable';
  return new PortalError('unavailable', 'The portal could not be reached', { reason, cause: error });
}

const read = (text: Promise<string>, signal?: AbortSignal) =>
  text.catch((error: unknown) => {
    throw toFailure(error, signal);
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PortalError('unavailable', 'The answer is not from a portal', { reason: 'unreachable', cause });
  }
}

async function toPortalError(response: Response): Promise<PortalError> {
  const body = await response.json().catch(() => null);
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  if (typeof body?.code !== 'string') {
    return new PortalError(response.status > 501 ? 'unavailable' : 'internal', `HTTP ${response.status}`, {
      retryAfter,
    });
  }
  return new PortalError(body.code, body.detail ?? body.title, { ...body, retryAfter });
}
