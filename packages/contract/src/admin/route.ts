import { createRoute } from '@hono/zod-openapi';

import { PROBLEMS, type ProblemStatus, type RouteConfig } from '../core/route.js';
import type { Scope } from './scopes.js';

interface AdminAccess<P extends ProblemStatus> {
  /** The right that the session or the API key must hold. `staff`: any signed-in member of the staff, no key. `public`: anybody. */
  scope: Scope | 'staff' | 'public';
  /** Asks staff for a sign-in that is not older than a quarter of an hour. Keys are not asked. */
  fresh?: boolean;
  problems?: readonly P[];
}

/** Every management operation may answer these, unless it is public. */
const ALWAYS = [401, 403, 422, 429] as const;
type Always = (typeof ALWAYS)[number];

/**
 * Declares a management operation once, for the server, the OpenAPI document, the client's types and the admin.
 * Published as `x-scope` and `x-fresh`. Every POST takes an `Idempotency-Key`; see the document's description.
 */
export function adminOperation<
  const C extends RouteConfig & { operationId: string },
  const P extends ProblemStatus = never,
>({
  scope,
  fresh = false,
  problems = [],
  ...config
}: C & AdminAccess<P>): ReturnType<
  typeof createRoute<C['path'], C & { responses: C['responses'] & Pick<typeof PROBLEMS, P | Always> }>
> {
  const failures = Object.fromEntries([...ALWAYS, ...problems].map((status) => [status, PROBLEMS[status]]));
  return createRoute({
    ...config,
    responses: { ...config.responses, ...failures },
    security: scope === 'public' ? [] : [{ staff: [] }, ...(scope === 'staff' ? [] : [{ key: [] }])],
    'x-scope': scope,
    ...(fresh ? { 'x-fresh': true } : {}),
  } as never) as never;
}
