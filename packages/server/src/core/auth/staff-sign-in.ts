import type { StaffSignedIn } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull } from 'drizzle-orm';

import { DAY, HOUR, MINUTE } from '../clock.js';
import { isDuplicate } from '../db/change.js';
import { staff, staffPasskey } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import { countTry, forgetTries, type Limit } from '../rate-limit.js';
import { clientIp } from './sign-in-routes.js';
import { verifyStaffPasskey } from './staff-passkeys.js';
import { openStaffSession } from './staff-sessions.js';
import { createTotpChallenge, readTotpChallenge, useCode, type StaffMemberRow } from './staff-totp.js';

const limits = (c: RequestContext, name: string, key: string): Limit[] => [
  { name: `staff-${name}`, key, max: 10, per: HOUR },
  { name: `staff-${name}-ip`, key: clientIp(c), max: 50, per: 15 * MINUTE },
];

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

export async function passwordSignIn(
  core: Core,
  c: RequestContext,
  email: string,
  candidate: string,
): Promise<StaffSignedIn> {
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

/** Whether a member has a passkey, the factor that no password replaces. */
export async function hasPasskey(core: Core, staffId: string): Promise<boolean> {
  const rows = await core.db
    .select({ id: staffPasskey.id })
    .from(staffPasskey)
    .where(eq(staffPasskey.staffId, staffId))
    .limit(1);
  return rows.length > 0;
}

/** The second step after a password, for who has an authenticator app. */
export async function totpSignIn(
  core: Core,
  c: RequestContext,
  challenge: string,
  code: string,
): Promise<StaffSignedIn> {
  const row = await readTotpChallenge(core, challenge);
  const aDay = { name: 'staff-totp-day', key: row.id, max: 30, per: DAY };
  const counted = [...limits(c, 'totp', row.id), aDay];
  await countTry(core, counted);
  const proof = await useCode(core, row, code);
  const effects = await forgetTries(core, [...counted, ...limits(c, 'password', row.email)]);
  return openStaffSession(core, c, { staffId: row.id, method: 'totp', proof, effects });
}

const usedProof = (error: unknown): never => {
  if (isDuplicate(error, 'used_nonce'))
    throw new PortalError('invalid_credentials', 'This proof was used already. Try once more');
  throw error;
};

/** Both factors at once. */
export async function passkeySignIn(
  core: Core,
  c: RequestContext,
  response: Record<string, unknown>,
): Promise<StaffSignedIn> {
  const counted = [{ name: 'staff-passkey-ip', key: clientIp(c), max: 50, per: 15 * MINUTE }];
  await countTry(core, counted);
  const verified = await verifyStaffPasskey(core, c, response);
  const effects = await forgetTries(core, counted);
  return openStaffSession(core, c, { ...verified, method: 'passkey', effects }).catch(usedProof);
}
