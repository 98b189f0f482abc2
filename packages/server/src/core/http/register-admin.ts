import type { Scope } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import type { OpenAPIHono, RouteConfig, RouteHandler } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';

import type { SignedInStaff, StaffCaller } from '../auth/staff-access.js';
import { HOUR, MINUTE } from '../clock.js';
import { commit } from '../commit.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { countTry } from '../rate-limit.js';
import type { Environment, RequestContext } from './environment.js';
import { idempotent } from './idempotency.js';
import { routerPath } from './register.js';

/**
 * Adds a management operation; the right it needs stands in the contract and is held here.
 * That it is one of the contract's is tested: a union of all of them here takes the compiler minutes.
 */
export type AdminRegister = <R extends RouteConfig>(route: R, handler: RouteHandler<R, Environment>) => void;

/** Who asks. Only for operations that are not public. */
export function staffOf(c: RequestContext): StaffCaller {
  const caller = c.get('staff');
  if (!caller) throw new PortalError('unauthenticated', 'Sign in first, or send an API key');
  return caller;
}

/** Who of the staff is signed in. @throws PortalError `forbidden` for an API key. */
export function signedInStaffOf(c: RequestContext): SignedInStaff {
  const caller = staffOf(c);
  if (caller.kind === 'key') throw new PortalError('forbidden', 'This is for signed-in staff, not for API keys');
  return caller;
}

const FRESH = 15 * MINUTE;

/** @throws PortalError `step_up_required` for staff whose last proof is older than a quarter of an hour. Keys are not asked. */
export function requireFresh(core: Core, caller: StaffCaller): void {
  if (caller.kind === 'key' || core.clock() - caller.authenticatedAt <= FRESH) return;
  throw new PortalError('step_up_required', 'Sign in again to do this; your last sign-in is more than 15 minutes ago');
}

/** Written down, but not without end: nothing is ever deleted from the log. */
async function noteRefusal(core: Core, { actor }: StaffCaller, data: Record<string, string>): Promise<void> {
  try {
    await countTry(core, [{ name: 'access-refused', key: actor, max: 60, per: HOUR }]);
  } catch (error) {
    if (PortalError.from(error).code === 'rate_limited') return;
    throw error;
  }
  await commit(core, [recordEvent(core.db, { type: 'access.refused', actor, data, at: core.clock() })]);
}

async function requireScope(core: Core, caller: StaffCaller, scope: Scope, operationId: string): Promise<void> {
  if (caller.scopes.includes(scope)) return;
  if (caller.kind === 'staff' && caller.needsSecondFactor) {
    throw new PortalError('forbidden', 'Set up a second factor first', { reason: 'second_factor_missing' });
  }
  await noteRefusal(core, caller, { operation: operationId, scope });
  throw new PortalError('forbidden', `This needs the right "${scope}"`, { reason: 'missing_scope' });
}

function gate(core: Core, route: RouteConfig): MiddlewareHandler<Environment> {
  const {
    'x-scope': scope,
    'x-fresh': fresh,
    operationId = '',
  } = route as RouteConfig & {
    'x-scope': Scope | 'staff' | 'public';
    'x-fresh'?: boolean;
  };
  return async (c, next) => {
    if (scope === 'public') return next();
    const caller = scope === 'staff' ? signedInStaffOf(c) : staffOf(c);
    if (scope !== 'staff') await requireScope(core, caller, scope, operationId);
    if (fresh) requireFresh(core, caller);
    return next();
  };
}

export const createAdminRegister =
  (app: OpenAPIHono<Environment>, core: Core): AdminRegister =>
  (route, handler) => {
    const middleware = [gate(core, route), idempotent(core)];
    app.openapi({ ...route, path: routerPath(route.path), middleware } as never, handler as never);
  };
