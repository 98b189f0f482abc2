import { type Role, type Scope, SCOPES } from '@client-portal/contract/admin';
import { Secret, TOTP } from 'otpauth';

import { createKey } from '../core/admin/staff/api-keys.js';
import { write } from '../core/db/change.js';
import { staff } from '../core/db/staff-schema.js';
import { createId } from '../core/ids.js';
import { PASSWORD, PORTAL_URL, type TestPortal } from './test-portal.js';

export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Somebody who calls the management API. */
export interface AdminCallerOfTests {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

export interface StaffOfTests extends AdminCallerOfTests {
  id: string;
  email: string;
  cookie: string | undefined;
}

export interface AdminTester {
  portal: TestPortal;
  /** A signed-in member of the staff, through the real sign-in. */
  addStaff(role: Role): Promise<StaffOfTests>;
  /** A caller with an API key that holds these rights. */
  addKey(scopes: readonly Scope[]): Promise<AdminCallerOfTests>;
}

/** The six digits that an authenticator app shows at an instant. */
export const codeAt = (secret: string, timestamp: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

const toInit = (method: string, body: unknown, headers: Record<string, string>): RequestInit => {
  const init: RequestInit = { method, headers: new Headers({ 'x-portal': '1', ...headers }) };
  if (body === undefined) return init;
  init.body = typeof body === 'string' ? body : JSON.stringify(body);
  const all = init.headers as Headers;
  if (!all.has('content-type')) all.set('content-type', 'application/json');
  all.set('content-length', String(new TextEncoder().encode(init.body).length));
  return init;
};

/** Staff and keys on a test portal. Add it to a `createFilePortal()`. */
export function createAdminTester(portal: TestPortal): AdminTester {
  const { core } = portal;
  let count = 0;

  const addStaffRow = async (role: Role) => {
    count += 1;
    const id = createId('stf');
    const email = `${role}${count}@shop.test`;
    const totp = { totpSecret: await core.keys.seal('staff', TOTP_SECRET), totpConfirmedAt: 1 };
    const at = { createdAt: core.clock(), updatedAt: core.clock() };
    const values = { id, email, name: `The ${role}`, role, passwordHash: `plain:${PASSWORD}`, ...totp, ...at };
    await write(core.db, [core.db.insert(staff).values(values)]);
    return { id, email };
  };

  return {
    portal,
    async addStaff(role) {
      const row = await addStaffRow(role);
      const member: StaffOfTests = {
        ...row,
        cookie: undefined,
        async send(method, path, body, headers = {}) {
          const all = { origin: PORTAL_URL, ...(member.cookie ? { cookie: member.cookie } : {}), ...headers };
          const response = await portal.request(path, toInit(method, body, all), { clientIp: '203.0.113.9' });
          const given = response.headers.getSetCookie()[0]?.split(';')[0];
          if (given) member.cookie = given.endsWith('=') ? undefined : given;
          return response;
        },
      };
      const first = await member.send('POST', '/api/admin/session/password', { email: row.email, password: PASSWORD });
      const { challenge } = (await first.json()) as { challenge: string | null };
      if (challenge) {
        const code = codeAt(TOTP_SECRET, core.clock());
        await member.send('POST', '/api/admin/session/totp', { challenge, code });
      }
      return member;
    },
    async addKey(scopes) {
      const { secret } = await createKey(core, 'cli', { name: 'Tests', scopes: [...scopes] });
      return {
        send: async (method, path, body, headers = {}) =>
          portal.request(path, toInit(method, body, { authorization: `Bearer ${secret}`, ...headers }), {}),
      };
    },
  };
}

export const without = (scope: Scope): Scope[] => SCOPES.filter((each) => each !== scope && each !== 'staff:write');
