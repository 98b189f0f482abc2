import { type AppId, type ClientRoute, PortalError } from '@client-portal/contract';
import type { OpenAPIHono, RouteConfig, RouteHandler } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';

import type { Caller } from '../auth/access.js';
import type { Core } from '../deps.js';
import { canSeeApp } from '../visibility.js';
import type { Environment, RequestContext } from './environment.js';

/** Adds an operation of the contract; who may call it stands in the contract and is held here. */
export type Register = <R extends ClientRoute & RouteConfig>(route: R, handler: RouteHandler<R, Environment>) => void;

/** The signed-in client of an operation whose access is `client`. */
export function callerOf(c: RequestContext): Caller {
  const { caller } = c.get('access');
  if (!caller) throw new PortalError('unauthenticated', 'Sign in first');
  return caller;
}

/** @throws PortalError `step_up_required` when the last proof is older than a quarter of an hour. */
export function freshCallerOf(c: RequestContext, core: Core): Caller {
  const caller = callerOf(c);
  if (core.clock() - caller.authenticatedAt > 15 * 60_000) {
    throw new PortalError(
      'step_up_required',
      'Sign in again to do this; your last sign-in is more than 15 minutes ago',
    );
  }
  return caller;
}

function gate(core: Core, route: RouteConfig): MiddlewareHandler<Environment> {
  const access = (route as { 'x-access'?: string })['x-access'];
  const app = (route as { 'x-app'?: AppId })['x-app'];
  return async (c, next) => {
    if (access === 'client') {
      const caller = callerOf(c);
      if (app && !(await canSeeApp(core, c.get('access').settings, app, caller.contactId))) {
        throw new PortalError('not_found', 'There is nothing here');
      }
    }
    await next();
  };
}

/** `{id}.pdf` as the router's pattern. What it matches holds the ending, so the parameter's value does too. */
export const routerPath = (path: string): string => path.replace(/\{(\w+)\}\.(\w+)$/, ':$1{[^/]+\\.$2}');

export const createRegister =
  (app: OpenAPIHono<Environment>, core: Core): Register =>
  (route, handler) => {
    app.openapi({ ...route, path: routerPath(route.path), middleware: [gate(core, route)] } as never, handler as never);
  };
