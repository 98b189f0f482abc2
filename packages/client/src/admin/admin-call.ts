import type { RawBody } from '../routes.js';
import { type Call, Transport } from '../transport.js';

export interface AdminCall extends Call {
  idempotencyKey?: string | undefined;
  ifMatch?: string | undefined;
  contentType?: string | undefined;
  onProgress?: ((part: number) => void) | undefined;
}

export interface Exchanged {
  data: unknown;
  etag: string | null;
}

/** Milliseconds; a large file over a slow line takes its time. */
const UPLOAD_TIMEOUT = 10 * 60_000;

export interface Caller {
  url: string;
  token: string | null;
  /** The caller's own; the platform's when undefined. */
  fetch: typeof fetch | undefined;
}

/** One call of the management API, with the headers and bodies that only it knows. */
export async function exchange(caller: Caller, method: string, path: string, call: AdminCall = {}): Promise<Exchanged> {
  let etag: string | null = null;
  const transport = open(caller, method, call, (response) => (etag = response.headers.get('etag')));
  const data = await transport.json(method, path, toCall(method, call));
  return { data, etag };
}

/** The same for an answer that is a file. */
export const download = async (caller: Caller, path: string, call: AdminCall = {}): Promise<Blob> =>
  (await open(caller, 'get', call).send('get', path, { ...call, accept: '*/*', timeout: UPLOAD_TIMEOUT })).blob();

/** An endless answer; `cursor` is the last event that was seen. */
export const openStream = (caller: Caller, cursor: string | null, signal: AbortSignal): Promise<Response> => {
  const query = cursor === null ? undefined : { cursor };
  return open(caller, 'get', {}).send('get', '/api/admin/events/stream', {
    query,
    signal,
    accept: 'text/event-stream',
  });
};

function open(caller: Caller, method: string, call: AdminCall, onResponse?: (response: Response) => void): Transport {
  const send = pickFetch(caller, call);
  const transport = new Transport(caller.url, async (input, init = {}) => {
    const headers = { ...(init.headers as Record<string, string>), ...headersOf(call) };
    const response = await send(input, { ...init, headers, ...rawBody(method, call) });
    onResponse?.(response);
    return response;
  });
  transport.token = caller.token;
  return transport;
}

/** Only the older API of browsers tells how much of a body is on its way. */
function pickFetch({ fetch: own }: Caller, { onProgress }: AdminCall): typeof fetch {
  if (own) return own;
  if (!onProgress || !('XMLHttpRequest' in globalThis)) return (input, init) => globalThis.fetch(input, init);
  return async (input, init) => (await import('./upload.js')).upload(String(input), init ?? {}, onProgress);
}

const isRaw = (method: string, call: AdminCall): boolean => method === 'put' && isRawBody(call.body);

const isRawBody = (body: unknown): body is RawBody =>
  typeof body === 'string' || body instanceof Blob || body instanceof ArrayBuffer || body instanceof Uint8Array;

const rawBody = (method: string, call: AdminCall): { body?: RawBody } =>
  isRaw(method, call) ? { body: call.body as RawBody } : {};

const toCall = (method: string, call: AdminCall): Call =>
  isRaw(method, call) ? { ...call, body: undefined, timeout: call.timeout ?? UPLOAD_TIMEOUT } : call;

function headersOf({ idempotencyKey, ifMatch, contentType, body }: AdminCall): Record<string, string> {
  const type = contentType ?? (isRawBody(body) ? (body as Blob).type || 'application/octet-stream' : undefined);
  return {
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    ...(ifMatch && { 'if-match': ifMatch }),
    ...(type && { 'content-type': type }),
  };
}
