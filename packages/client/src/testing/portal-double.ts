type Answer = (request: {
  body: unknown;
  headers: Headers;
  url: URL;
  signal: AbortSignal | null;
}) => Response | Promise<Response>;

/** A server for one test: routes by `METHOD /path`, and what was asked of it. */
export class PortalDouble {
  readonly url = 'https://portal.test';
  readonly calls: string[] = [];
  readonly routes: Record<string, Answer> = {};

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    const call = `${init.method ?? 'GET'} ${url.pathname}`;
    this.calls.push(call);
    const answer = this.routes[call];
    if (!answer) throw new TypeError(`Nothing answers ${call}`);
    const body = init.body ? (JSON.parse(String(init.body)) as unknown) : undefined;
    const response = await answer({ body, headers: new Headers(init.headers), url, signal: init.signal ?? null });
    if (!response.headers.get('content-type')?.includes('event-stream') || !init.signal) return response;
    // As a browser does: an abort breaks the body off.
    return new Response(response.body!.pipeThrough(new TransformStream(), { signal: init.signal }), response);
  };

  count(call: string): number {
    return this.calls.filter((made) => made === call).length;
  }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response =>
  json({ type: 'about:blank', title: code, status, detail: code, code, requestId: 'req_1', ...more }, status, headers);

export const aSession = (id = 'ses_1', contact = 'con_1') => ({
  id,
  contact: { id: contact, email: `${contact}@example.com`, name: 'Mia', locale: null, timeZone: null },
  method: 'password' as const,
  authenticatedAt: 1,
  expiresAt: 2,
  hasPassword: true,
});

export const aPortal = (session: ReturnType<typeof aSession> | null = null) => ({
  brand: {
    name: 'Alder',
    description: '',
    logoUrl: null,
    supportEmail: null,
    copyright: '',
    accent: null,
    scheme: 'host' as const,
  },
  apps: session ? ['invoices', 'profile'] : [],
  defaultPage: 'home' as const,
  methods: { password: true, email: true, passkey: true },
  signUp: 'contacts' as const,
  locales: ['en'],
  terms: {},
  session,
  cursor: session ? '10' : null,
});

/** Joins the channels of several clients, as tabs of one browser. */
export class Tabs {
  readonly #channels: EventTarget[] = [];

  open() {
    const target = new EventTarget();
    this.#channels.push(target);
    return {
      addEventListener: target.addEventListener.bind(target),
      postMessage: (data: unknown) => {
        for (const other of this.#channels)
          if (other !== target) other.dispatchEvent(new MessageEvent('message', { data }));
      },
    } as Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  }
}

/** An event stream that the test writes to. */
export function anEventStream() {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) });
  const encoder = new TextEncoder();
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    write: (text: string) => controller.enqueue(encoder.encode(text)),
    close: () => controller.close(),
  };
}

export const anEvent = (id: string, type: string) =>
  `id: ${id}\ndata: ${JSON.stringify({ id, type, subject: null, at: 1, data: {} })}\n\n`;

/** Resolves when `check` holds; fails after a second. */
export async function eventually(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (check()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Never held: ${check}`);
}

/** A store of tokens, as `sessionStorage`. */
export function aTokenStore() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}
