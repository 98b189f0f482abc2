import { PortalError } from '@client-portal/contract/errors';
import type { MiddlewareHandler } from 'hono';

import { MINUTE } from '../clock.js';
import { readKey, type StaffCaller } from '../auth/staff-access.js';
import { readStaff } from '../auth/staff-lucia.js';
import { OriginSightings } from '../admin/metrics/origin-sightings.js';
import type { Core } from '../deps.js';
import { createId } from '../ids.js';
import { countTry } from '../rate-limit.js';
import { readSettings } from '../settings.js';
import { type Presented, presentedByStaff } from './carrier.js';
import type { Environment, RequestContext } from './environment.js';
import { addApiHeaders, addCorsHeaders, isAdminOrigin, preflightResponse, refuseForgery } from './headers.js';
import { problemResponse } from './problem-response.js';

const KEY = /^pk_/;

const originRefused = (origin: string) =>
  new PortalError(
    'origin_not_allowed',
    `${origin} may not use the admin of this portal. Add it to the admin origins in the settings`,
  );

/** Guessing keys and session secrets is hopeless; it is slowed down so that it is noticed. */
async function refused(core: Core, c: RequestContext): Promise<never> {
  await countTry(core, [{ name: 'admin-secret-ip', key: c.env?.clientIp ?? '', max: 60, per: 15 * MINUTE }]);
  throw new PortalError('unauthenticated', 'This API key or session does not exist, was revoked or has ended');
}

async function callerOf(core: Core, c: RequestContext, presented: Presented | null): Promise<StaffCaller | null> {
  if (!presented) return null;
  const { secret, by } = presented;
  if (KEY.test(secret)) return by === 'bearer' ? ((await readKey(core, secret)) ?? refused(core, c)) : null;
  return readStaff(core, secret);
}

/** What every request of the management API passes. Clients' cookies and tokens mean nothing here. */
export const adminGuard =
  (core: Core, sightings = new OriginSightings('admin')): MiddlewareHandler<Environment> =>
  async (c, next) => {
    const requestId = createId('req');
    c.set('requestId', requestId);
    const origin = c.req.header('origin');
    try {
      const settings = await readSettings(core.db);
      const allowed = origin === undefined || isAdminOrigin(core, settings, origin);
      if (origin !== undefined) sightings.note(core, origin, { refused: !allowed });
      if (c.req.method === 'OPTIONS') {
        c.res = preflightResponse(origin, allowed);
        return;
      }
      if (!allowed) throw originRefused(origin);
      const presented = presentedByStaff(c, core, origin);
      refuseForgery(c, presented?.by === 'cookie', true);
      c.set('access', { settings, caller: null });
      c.set('staff', await callerOf(core, c, presented));
      await next();
      if (origin) addCorsHeaders(c.res.headers, origin);
    } catch (error) {
      c.res = problemResponse(error, requestId, core.log);
      if (origin && c.get('access')) addCorsHeaders(c.res.headers, origin);
    }
    addApiHeaders(c.res.headers, core, requestId);
    if (!origin) c.res.headers.append('vary', 'Origin');
  };
