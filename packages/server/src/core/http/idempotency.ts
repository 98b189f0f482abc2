import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull } from 'drizzle-orm';
import type { MiddlewareHandler } from 'hono';

import type { StaffCaller } from '../auth/staff-access.js';
import { isDuplicate } from '../db/change.js';
import { idempotency } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { hashSecret } from '../secrets.js';
import type { Environment, RequestContext } from './environment.js';

const KEY = /^[\x21-\x7e]{8,200}$/;

const rowOf = (actor: string, key: string) => and(eq(idempotency.actor, actor), eq(idempotency.key, key));

/** What the first request with this key was answered. */
async function replay(core: Core, actor: string, key: string, requestHash: string): Promise<Response> {
  const [row] = await core.db.select().from(idempotency).where(rowOf(actor, key));
  if (row && row.requestHash !== requestHash) {
    throw new PortalError('conflict', 'This Idempotency-Key was used for another request. Make a new one', {
      reason: 'key_reused',
    });
  }
  if (!row || row.status === null || row.answer === null) {
    throw new PortalError(
      'conflict',
      'A request with this Idempotency-Key is under way, or ended without an answer. Look whether it was done before you try with another key',
      { reason: 'under_way' },
    );
  }
  const body = await core.keys.open('idempotency', row.answer);
  const headers = { 'content-type': 'application/json', 'idempotency-replayed': 'true' };
  return new Response(body || null, { status: row.status, headers: body ? headers : {} });
}

async function remember(core: Core, actor: string, key: string, response: Response): Promise<void> {
  if (response.status >= 400) {
    // Nothing was done: the next try with this key may succeed.
    await core.db.delete(idempotency).where(and(rowOf(actor, key), isNull(idempotency.status)));
    return;
  }
  const answer = await core.keys.seal('idempotency', await response.clone().text());
  await core.db.update(idempotency).set({ status: response.status, answer }).where(rowOf(actor, key));
}

async function hashOf(c: RequestContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  return hashSecret(`${pathname}${search}\n${await c.req.text()}`);
}

/** A POST that is sent again with the same `Idempotency-Key` is answered as the first time, and done once. Kept for a day. */
export const idempotent =
  (core: Core): MiddlewareHandler<Environment> =>
  async (c, next) => {
    const key = c.req.header('idempotency-key');
    const caller: StaffCaller | null = c.get('staff');
    if (c.req.method !== 'POST' || key === undefined || !caller) return next();
    if (!KEY.test(key)) {
      throw new PortalError('malformed_request', 'An Idempotency-Key has 8 to 200 visible characters, such as a UUID');
    }
    const requestHash = await hashOf(c);
    const first = await core.db
      .insert(idempotency)
      .values({ actor: caller.actor, key, requestHash, createdAt: core.clock() })
      .then(
        () => true,
        (error: unknown) => {
          if (isDuplicate(error, 'idempotency')) return false;
          throw error;
        },
      );
    if (!first) return replay(core, caller.actor, key, requestHash);
    await next();
    await remember(core, caller.actor, key, c.res);
    return undefined;
  };
