import { PortalError } from '@client-portal/contract/errors';
import type { MiddlewareHandler } from 'hono';

import { readAccess } from '../auth/lucia.js';
import type { Core } from '../deps.js';
import { createId } from '../ids.js';
import { presentedSecret } from './carrier.js';
import type { Environment } from './environment.js';
import { addApiHeaders, addCorsHeaders, isAllowedOrigin, preflightResponse, refuseForgery } from './headers.js';
import { problemResponse } from './problem-response.js';

const originRefused = (origin: string) =>
  new PortalError('origin_not_allowed', `${origin} may not use this portal. Add it to the allowed origins in the settings`);

/**
 * What every API request passes: request id, origin, forgery, session, headers.
 * The origin is answered for before anything else is, and never reflected unless it is on the list.
 */
export function requestGuard(core: Core): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const requestId = createId('req');
    c.set('requestId', requestId);
    const origin = c.req.header('origin');
    const presented = presentedSecret(c, core);
    try {
      const access = await readAccess(core, presented?.secret ?? null);
      const allowed = origin === undefined || isAllowedOrigin(core, access.settings, origin);
      if (c.req.method === 'OPTIONS') {
        c.res = preflightResponse(origin, allowed);
        return;
      }
      c.set('access', access);
      if (!allowed) throw originRefused(origin);
      refuseForgery(c, presented?.by === 'cookie' && access.caller !== null);
      await next();
      if (origin) addCorsHeaders(c.res.headers, origin);
    } catch (error) {
      c.res = problemResponse(error, requestId, core.log);
    }
    addApiHeaders(c.res.headers, core, requestId);
    if (!origin) c.res.headers.append('vary', 'Origin');
  };
}
