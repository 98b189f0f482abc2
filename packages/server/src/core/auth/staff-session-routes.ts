import {
  getStaffSession,
  inspectStaffToken,
  requestStaffReset,
  staffPasskeyOptions,
  staffPasskeySignIn,
  staffPasswordSignIn,
  staffSignOut,
  staffTotpSignIn,
  acceptStaffToken,
  type StaffSignedIn,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull } from 'drizzle-orm';

import { HOUR, MINUTE } from '../clock.js';
import { commit } from '../commit.js';
import { isDuplicate } from '../db/change.js';
import { staff, staffPasskey, staffSession } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import { recordEvent } from '../events.js';
import { takeStaffCookie } from '../http/carrier.js';
import type { RequestContext } from '../http/environment.js';
import type { AdminRegister } from '../http/register-admin.js';
import { createId } from '../ids.js';
import { enqueue } from '../outbox.js';
import { countTry, forgetTries, type Limit } from '../rate-limit.js';
import { checkPassword } from './password-rules.js';
import { clientIp } from './sign-in-routes.js';
import { consumeStaffLink, findStaffLink, requireStaffLink } from './staff-links.js';
import { staffRequestOptions, verifyStaffPasskey } from './staff-passkeys.js';
import { openStaffSession, toStaffSession } from './staff-sessions.js';
import { createTotpChallenge, readTotpChallenge, useCode, type StaffMemberRow } from './staff-totp.js';

const limits = (c: RequestContext, name: string, key: string): Limit[] => [
  { name: `staff-${name}`, key, max: 10, per: HOUR },
  { name: `staff-${name}-ip`, key: clientIp(c), max: 50, per: 15 * MINUTE },
];

const usedProof = (error: unknown): never => {
  if (isDuplicate(error, 'used_nonce'))
    throw new PortalError('invalid_credentials', 'This proof was used already. Try once more');
  throw error;
};

/** With a second factor the password only opens the way to it; a passkey alone is enough. */
async function afterPassword(
  core: Core,
  c: RequestContext,
  row: StaffMemberRow,
  signIn: Parameters<typeof openStaffSession>[2],
): Promise<StaffSignedIn> {
  if (row.totpConfirmedAt === null) return openStaffSession(core, c, signIn);
  return { session: null, token: null, challenge: await createTotpChallenge(core, row) };
}

async function passwordSignIn(core: Core, c: RequestContext, email: string, candidate: string): Promise<StaffSignedIn> {
  const counted = limits(c, 'password', email);
  await countTry(core, counted);
  const [row] = await core.db
    .select()
    .from(staff)
    .where(and(eq(staff.email, email), isNull(staff.disabledAt)));
  const matches = await core.passwords.verify(row?.passwordHash ?? null, candidate.normalize('NFC'));
  if (!row || !matches) throw new PortalError('invalid_credentials', 'The address or the password did not match');
  if (row.totpConfirmedAt === null && (await hasPasskey(core, row.id))) {
    throw new PortalError('invalid_credentials', 'Sign in with your passkey', { reason: 'passkey_required' });
  }
  return afterPassword(core, c, row, {
    staffId: row.id,
    method: 'password',
    effects: await forgetTries(core, counted),
  });
}

async function hasPasskey(core: Core, staffId: string): Promise<boolean> {
  const rows = await core.db
    .select({ id: staffPasskey.id })
    .from(staffPasskey)
    .where(eq(staffPasskey.staffId, staffId))
    .limit(1);
  return rows.length > 0;
}

async function acceptToken(
  core: Core,
  c: RequestContext,
  { token, password, name }: { token: string; password: string; name?: string | undefined },
): Promise<StaffSignedIn> {
  await countTry(core, [{ name: 'staff-token-ip', key: clientIp(c), max: 30, per: 15 * MINUTE }]);
  const { link, staff: row } = await requireStaffLink(core, token);
  checkPassword(core, c.get('access').settings, password, row.email);
  const passwordHash = await core.passwords.hash(password.normalize('NFC'));
  const now = core.clock();
  const set = { passwordHash, updatedAt: now, ...(name && link.purpose === 'join' ? { name } : {}) };
  const used = [
    ...consumeStaffLink(core, link),
    core.db.update(staff).set(set).where(eq(staff.id, row.id)),
    core.db.delete(staffSession).where(eq(staffSession.staffId, row.id)),
    recordEvent(core.db, {
      type: link.purpose === 'join' ? 'staff.joined' : 'staff.password-changed',
      actor: `staff:${row.id}`,
      subject: { type: 'staff', id: row.id },
      at: now,
    }),
  ];
  if (row.totpConfirmedAt === null && !(await hasPasskey(core, row.id))) {
    return openStaffSession(core, c, { staffId: row.id, method: 'link', proof: used });
  }
  await commit(core, used);
  const challenge = row.totpConfirmedAt === null ? null : await createTotpChallenge(core, { ...row, passwordHash });
  return { session: null, token: null, challenge };
}

/** How staff come in and leave. */
export function registerStaffSessions(register: AdminRegister, core: Core): void {
  register(staffPasswordSignIn, async (c) => {
    const { email, password } = c.req.valid('json');
    return c.json(await passwordSignIn(core, c, normaliseEmail(email), password), 200);
  });

  register(staffTotpSignIn, async (c) => {
    const { challenge, code } = c.req.valid('json');
    const row = await readTotpChallenge(core, challenge);
    const counted = limits(c, 'totp', row.id);
    await countTry(core, counted);
    const proof = await useCode(core, row, code);
    const effects = await forgetTries(core, [...counted, ...limits(c, 'password', row.email)]);
    return c.json(await openStaffSession(core, c, { staffId: row.id, method: 'totp', proof, effects }), 200);
  });

  register(staffPasskeyOptions, async (c) => c.json(await staffRequestOptions(core, c), 200));

  register(staffPasskeySignIn, async (c) => {
    const counted = [{ name: 'staff-passkey-ip', key: clientIp(c), max: 50, per: 15 * MINUTE }];
    await countTry(core, counted);
    const verified = await verifyStaffPasskey(core, c, c.req.valid('json').response);
    const effects = await forgetTries(core, counted);
    return c.json(await openStaffSession(core, c, { ...verified, method: 'passkey', effects }).catch(usedProof), 200);
  });

  register(requestStaffReset, async (c) => {
    const email = normaliseEmail(c.req.valid('json').email);
    await countTry(core, [
      { name: 'staff-reset', key: email, max: 3, per: 15 * MINUTE },
      { name: 'staff-reset-ip', key: clientIp(c), max: 20, per: HOUR },
    ]);
    await commit(core, await enqueue(core, { kind: 'staff-reset', payload: { email }, dedupeKey: createId('req') }));
    return c.body(null, 202);
  });

  register(inspectStaffToken, async (c) => {
    await countTry(core, [{ name: 'staff-inspect-ip', key: clientIp(c), max: 60, per: 15 * MINUTE }]);
    const { found, state } = await findStaffLink(core, c.req.valid('json').token);
    const known = state === 'unknown' ? undefined : found;
    const report = { purpose: known?.link.purpose ?? null, email: known?.staff.email ?? null };
    return c.json({ state, ...report, name: known?.staff.name ?? '' }, 200);
  });

  register(acceptStaffToken, async (c) => c.json(await acceptToken(core, c, c.req.valid('json')), 200));

  register(getStaffSession, (c) => {
    const caller = c.get('staff');
    return c.json({ session: caller?.kind === 'staff' ? toStaffSession(caller) : null }, 200);
  });

  register(staffSignOut, async (c) => {
    const caller = c.get('staff');
    if (caller?.kind === 'staff') {
      await core.db.delete(staffSession).where(eq(staffSession.idHash, caller.idHash));
    }
    takeStaffCookie(c, core);
    return c.body(null, 204);
  });
}
