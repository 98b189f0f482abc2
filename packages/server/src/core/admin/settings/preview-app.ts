import type { Settings } from '@client-portal/contract/admin';
import { OpenAPIHono } from '@hono/zod-openapi';
import { eq, sql } from 'drizzle-orm';

import type { ServerApp } from '../../app.js';
import type { Access, Caller } from '../../auth/access.js';
import { registerDevices } from '../../auth/device-routes.js';
import { MINUTE } from '../../clock.js';
import type { PortalDatabase } from '../../db/database.js';
import { contact, password } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import type { Environment } from '../../http/environment.js';
import { problemResponse } from '../../http/problem-response.js';
import type { StaffCaller } from '../../auth/staff-access.js';
import { createRegister } from '../../http/register.js';
import { registerPortal } from '../../portal-routes.js';

interface PreviewEnvironment {
  Bindings: { access: Access } & Environment['Bindings'];
  Variables: Environment['Variables'];
}

const isRead = (item: unknown): boolean =>
  /^\s*select\b/i.test((item as { toSQL?: () => { sql: string } }).toSQL?.().sql ?? '');

/** The same database, through which nothing is written: a batch that is not made of reads alone is left out. */
const readOnly = (db: PortalDatabase): PortalDatabase =>
  new Proxy(db, {
    get(target, name) {
      if (name === 'batch') {
        return async (items: unknown[]) => (items.every(isRead) ? target.batch(items as never) : items.map(() => []));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

/** The clients' API once more, for reading only, with whatever settings and caller it is asked with. */
export function createPreviewApp(core: Core, apps: readonly ServerApp[]) {
  const app = new OpenAPIHono<PreviewEnvironment>();
  const reading: Core = { ...core, db: readOnly(core.db), wake: () => {} };
  app.onError((error, c) => problemResponse(error, c.get('requestId') ?? '', core.log));
  app.use('*', async (c, next) => {
    c.set('access', c.env.access);
    c.set('staff', null);
    await next();
  });
  const register = createRegister(app as never, reading);
  registerPortal(register, reading, [...apps]);
  registerDevices(register, reading);
  for (const each of apps) each.routes(register, reading);

  /** What a GET of this path answers; 404 for what is no JSON. */
  return async (
    path: string,
    settings: Settings,
    caller: Caller | null,
  ): Promise<{ status: number; body: unknown }> => {
    const response = await app.request(path, {}, { access: { settings, caller } } as never);
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    if (!isJson) await response.body?.cancel();
    return isJson ? { status: response.status, body: await response.json() } : { status: 404, body: null };
  };
}

/** A contact as a caller of the clients' API, for looking only; undefined when there is no such contact. */
export async function asCaller(core: Core, contactId: string, staff: StaffCaller): Promise<Caller | undefined> {
  const [row] = await core.db
    .select({
      email: contact.email,
      firstName: contact.firstName,
      lastName: contact.lastName,
      locale: contact.locale,
      timeZone: contact.timeZone,
      hasPassword: sql<number>`${password.contactId} IS NOT NULL`,
    })
    .from(contact)
    .leftJoin(password, eq(password.contactId, contact.id))
    .where(eq(contact.id, contactId));
  if (!row) return undefined;
  const now = core.clock();
  return {
    ...row,
    contactId,
    sessionId: 'ses_preview',
    idHash: '',
    method: 'view-as',
    authenticatedAt: now,
    expiresAt: now + 10 * MINUTE,
    hasPassword: Boolean(row.hasPassword),
    viewer: { staffId: staff.id, name: staff.name },
  };
}
