/** Where a request comes from, as the server is to see it. */
export interface Sender {
  /** The origin of the page that calls. */
  origin: string;
  /** The session cookie as `name=value`, when there is one. */
  cookie?: string | undefined;
}

/**
 * The request as it would arrive over the network. A page's `Request` hides or refuses the headers that a
 * browser adds while sending (`Origin`, `Cookie`, `Content-Length`), so they are laid over it.
 */
export async function toPageRequest(request: Request, { origin, cookie }: Sender): Promise<Request> {
  const body = request.body || !isSafe(request) ? await request.clone().arrayBuffer() : undefined;
  const headers = new Headers(request.headers);
  headers.set('origin', origin);
  headers.set('sec-fetch-site', siteBetween(origin, request.url));
  if (body?.byteLength) headers.set('content-length', String(body.byteLength));
  if (cookie && request.credentials !== 'omit') headers.set('cookie', cookie);
  const { method, signal } = request;
  const arrived = new Request(request.url, { method, signal, ...(body?.byteLength ? { body } : {}) });
  return Object.defineProperty(arrived, 'headers', { value: headers });
}

const isSafe = ({ method }: Request) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

function siteBetween(origin: string, url: string): string {
  if (new URL(url).origin === origin) return 'same-origin';
  const [from, to] = [new URL(origin).hostname, new URL(url).hostname];
  return from === to || from.endsWith(`.${to}`) || to.endsWith(`.${from}`) ? 'same-site' : 'cross-site';
}
