/** Every failure a caller can see, and the HTTP status that carries it. */
export const ERROR_STATUS = {
  malformed_request: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  step_up_required: 403,
  forbidden: 403,
  origin_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  invalid_link: 410,
  changed_meanwhile: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_request: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One field of the input and what to change in it; `path` is dotted, empty for the whole body. */
export interface FieldError {
  path: string;
  message: string;
}

export interface PortalErrorDetails {
  cause?: unknown;
  requestId?: string | undefined;
  /** With `invalid_request`: what is wrong, field by field. */
  errors?: FieldError[] | undefined;
  /** A finer cause that a person is told in other words, such as `expired` with `invalid_link`. */
  reason?: string | undefined;
  /** With `rate_limited` and `unavailable`: seconds until another try can succeed. */
  retryAfter?: number | undefined;
}

/**
 * The one error type that crosses a package boundary.
 *
 * `message` is for logs and developers. What a person reads is looked up by
 * `code` and `reason` in the messages of the element, so it can be translated.
 */
export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly code: ErrorCode;
  readonly requestId: string | undefined;
  readonly errors: FieldError[];
  readonly reason: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, details: PortalErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.requestId = details.requestId;
    this.errors = details.errors ?? [];
    this.reason = details.reason;
    this.retryAfter = details.retryAfter;
  }

  /** Wraps whatever was thrown; a PortalError passes through untouched. */
  static from(thrown: unknown): PortalError {
    if (thrown instanceof PortalError) return thrown;
    return new PortalError('internal', 'Unexpected failure', { cause: thrown });
  }
}
