import { getPath } from 'hono/utils/url';
import type { Logger } from 'pino';

const QUIET = new Set(['/healthz', '/readyz']);

/** The path as a pattern: ids and anything else that could be one person's, or a secret, are left out. */
export function toRoutePath(pathname: string): string {
  const segments = pathname.split('/').slice(0, 8);
  return segments
    .map((segment) => (/^[a-z][a-z.-]{0,30}$/i.test(segment) || segment === '' ? segment : toPattern(segment)))
    .join('/');
}

const toPattern = (segment: string) => (/^(portal|portal\.classic|openapi)\.\w+$/.test(segment) ? segment : ':id');

/** Answers and writes one line about it: never a query, a body, a header or an address. */
export async function logged(log: Logger, request: Request, respond: () => Promise<Response>): Promise<Response> {
  const started = performance.now();
  const response = await respond();
  const path = getPath(request);
  const entry = {
    requestId: response.headers.get('x-request-id') ?? undefined,
    method: request.method,
    path: toRoutePath(path),
    status: response.status,
    ms: Math.round((performance.now() - started) * 10) / 10,
  };
  if (QUIET.has(path)) log.debug(entry, 'Request');
  else log.info(entry, 'Request');
  return response;
}
