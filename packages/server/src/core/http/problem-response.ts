import { ERROR_STATUS, PortalError, type ErrorCode } from '@client-portal/contract/errors';
import { HTTPException } from 'hono/http-exception';

import type { Log } from '../deps.js';

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'malformed_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
};

function toPortalError(thrown: unknown): PortalError {
  if (thrown instanceof HTTPException) {
    const code = BY_STATUS[thrown.status] ?? 'malformed_request';
    return new PortalError(code, thrown.status === 400 ? 'The body is not valid JSON' : thrown.message);
  }
  return PortalError.from(thrown);
}

/** RFC 9457 problem details for whatever was thrown. What nobody expected is logged and answered in general terms. */
export function problemResponse(thrown: unknown, requestId: string, log: Log): Response {
  const error = toPortalError(thrown);
  const unexpected = error.code === 'internal';
  if (unexpected) log.error({ requestId, error: error.cause ?? error }, 'Unexpected failure');
  const status = ERROR_STATUS[error.code];
  const problem = {
    type: 'about:blank',
    title: error.code.replaceAll('_', ' '),
    status,
    detail: unexpected ? 'Something went wrong on our side. Nothing was changed' : error.message,
    code: error.code,
    requestId,
    ...(error.reason ? { reason: error.reason } : {}),
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (error.retryAfter) headers.set('retry-after', String(error.retryAfter));
  return new Response(JSON.stringify(problem), { status, headers });
}
