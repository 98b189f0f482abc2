import { createRoute } from '@hono/zod-openapi';

import { PROBLEMS, type ProblemStatus, type RouteConfig } from '../core/route.js';
import type { Scope } from './scopes.js';

interface AdminAccess {
  /** The right that the session or the API key must hold. `staff`: any signed-in member of the staff, no key. `public`: anybody. */
  scope: Scope | 'staff' | 'public';
  /** Asks staff for a sign-in that is not older than a quarter of an hour. Keys are not asked. */
  fresh?: boolean;
  problems?: readonly ProblemStatus[];
}

/** Every management operation may answer these, unless it is public. */
const ALWAYS = [401, 403, 422, 429] as const;

/**
 * Declares a management operation once, for the server, the OpenAPI document, the client's types and the admin.
 * Published as `x-scope` and `x-fresh`. Every POST takes an `Idempotency-Key`; see the document's description.
 * Refusals are thrown, so they stand in the document but not in the type: the compiler would pay for each.
 */
export function adminOperation<const C extends RouteConfig & { operationId: string }>({
  scope,
  fresh = false,
  problems = [],
  ...config
}: C & AdminAccess): ReturnType<typeof createRoute<C['path'], C>> {
  const failures = Object.fromEntries([...ALWAYS, ...problems].map((status) => [status, PROBLEMS[status]]));
  return createRoute({
    ...config,
    responses: { ...config.responses, ...failures },
    security: scope === 'public' ? [] : [{ staff: [] }, ...(scope === 'staff' ? [] : [{ key: [] }])],
    'x-scope': scope,
    ...(fresh ? { 'x-fresh': true } : {}),
  } as never) as never;
}
