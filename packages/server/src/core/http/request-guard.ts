import { PortalError } from '@client-portal/contract/errors';
import type { MiddlewareHandler } from 'hono';

import type { Caller } from '../auth/access.js';
import { AccessCache } from '../auth/access-cache.js';
import type { Core } from '../deps.js';
import { createId } from '../ids.js';
import { OriginSightings } from '../admin/metrics/origin-sightings.js';
import { presentedSecret } from './carrier.js';
import type { Environment, RequestContext } from './environment.js';
import { addApiHeaders, addCorsHeaders, isAllowedOrigin, isSafe, preflightResponse, refuseForgery } from './headers.js';
import { problemResponse } from './problem-response.js';

const originRefused = (origin: string) =>
  new PortalError(
    'origin_not_allowed',
    `${origin} may not use this portal. Add it to the allowed origins in the settings`,
  );

/** A session of the staff that looks at the portal as a client sees it changes nothing but itself. */
function refuseChange(c: RequestContext, caller: Caller | null): void {
  if (!caller?.viewer || isSafe(c) || /^\/api\/session(\/|$)/.test(c.req.path)) return;
  throw new PortalError('forbidden', 'You are looking at the portal as a client sees it. Nothing can be changed here', {
    reason: 'looking_only',
  });
}

/** These answer without a read of their own, or for longer than a moment: nothing would tell that a remembered reading is old. */
const ALWAYS_FRESH = /^\/api\/(session|portal|events)\b/;

/**
 * What every API request passes: request id, origin, forgery, session, headers.
 * The origin is answered for before anything else is, and never reflected unless it is on the list.
 */
export function requestGuard(
  core: Core,
  again: (request: Request, env: Environment['Bindings']) => Response | Promise<Response>,
): MiddlewareHandler<Environment> {
  const cache = new AccessCache();
  const sightings = new OriginSightings('client');
  return async (c, next) => {
    const requestId = createId('req');
    c.set('requestId', requestId);
    const origin = c.req.header('origin');
    const presented = presentedSecret(c, core);
    let allowed = false;
    try {
      const mayRemember = c.req.method === 'GET' && !c.env?.fresh && !ALWAYS_FRESH.test(c.req.path);
      const { access, holds } = await cache.read(core, presented?.secret ?? null, mayRemember);
      allowed = origin === undefined || isAllowedOrigin(core, access.settings, origin);
      if (origin !== undefined) sightings.note(core, origin, { refused: !allowed });
      if (c.req.method === 'OPTIONS') {
        c.res = preflightResponse(origin, allowed);
        return;
      }
      c.set('access', access);
      if (!allowed) throw originRefused(origin ?? '');
      refuseForgery(c, presented?.by === 'cookie' && access.caller !== null);
      refuseChange(c, access.caller);
      await next();
      if (!(await holds(c.res.status))) {
        c.res = await again(c.req.raw, { ...c.env, fresh: true });
        return;
      }
      if (origin) addCorsHeaders(c.res.headers, origin);
    } catch (error) {
      c.res = problemResponse(error, requestId, core.log);
      // Without them the page could not read why it was refused.
      if (origin && allowed) addCorsHeaders(c.res.headers, origin);
    }
    addApiHeaders(c.res.headers, core, requestId);
    if (!origin) c.res.headers.append('vary', 'Origin');
  };
}
