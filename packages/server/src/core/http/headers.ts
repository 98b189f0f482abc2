import { PortalError } from '@client-portal/contract/errors';

import type { Core } from '../deps.js';
import type { Settings } from '../settings.js';
import type { RequestContext } from './environment.js';

const API_HEADERS: [string, string][] = [
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
];

/** Headers of every API answer. Existing ones win, so that a download can say what it is. */
export function addApiHeaders(headers: Headers, core: Core, requestId: string): void {
  for (const [name, value] of API_HEADERS) if (!headers.has(name)) headers.set(name, value);
  if (core.url.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  headers.set('x-request-id', requestId);
}

/** The business's own pages, exactly as written in the settings, and the portal itself. */
export const isAllowedOrigin = (core: Core, settings: Settings, origin: string): boolean =>
  origin === new URL(core.url).origin || settings.origins.includes(origin);

/** The back offices that may embed the admin. Pages for clients are not among them. */
export const isAdminOrigin = (core: Core, settings: Settings, origin: string): boolean =>
  origin === new URL(core.url).origin || settings.adminOrigins.includes(origin);

/** Whether an address is a page of the business: of the web, of an allowed origin, and without a name before it. */
export function isOwnPage(core: Core, settings: Settings, address: string): boolean {
  const url = new URL(address);
  return (
    /^https?:$/.test(url.protocol) && !url.username && !url.password && isAllowedOrigin(core, settings, url.origin)
  );
}

export function addCorsHeaders(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-allow-credentials', 'true');
  headers.set('access-control-expose-headers', 'x-request-id, retry-after, etag');
  headers.append('vary', 'Origin');
}

export function preflightResponse(origin: string | undefined, allowed: boolean): Response {
  const headers = new Headers({ vary: 'Origin' });
  if (origin && allowed) {
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
    headers.set(
      'access-control-allow-headers',
      'content-type, authorization, x-portal, last-event-id, idempotency-key, if-match',
    );
    headers.set('access-control-max-age', '600');
  }
  return new Response(null, { status: 204, headers });
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request may only read. */
export const isSafe = (c: RequestContext): boolean => SAFE.has(c.req.method);

/** @throws PortalError when an unsafe call could have been sent by somebody else's page. */
export function refuseForgery(c: RequestContext, byCookie: boolean, takesFiles = false): void {
  if (isSafe(c)) return;
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const hasBody = c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
  if (hasBody && type !== 'application/json' && !(takesFiles && c.req.method === 'PUT')) {
    throw new PortalError('unsupported_media_type', 'Send JSON, with content-type: application/json');
  }
  if (c.req.header('content-encoding')) throw new PortalError('unsupported_media_type', 'Send the body uncompressed');
  if (byCookie && !c.req.header('x-portal')) {
    throw new PortalError(
      'forbidden',
      'Calls that carry the session cookie and change something need the header X-Portal: 1',
    );
  }
}
