import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';

import { MINUTE, SECOND } from '../clock.js';
import { expectChange, type Statement } from '../db/change.js';
import { staff } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { createSecret, isSame } from '../secrets.js';

export type StaffMemberRow = typeof staff.$inferSelect;

const PERIOD = 30;
const CHALLENGE_LIFE = 5 * MINUTE;

const totpOf = (secret: string, issuer: string, label: string) =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD });

/** A new secret and its `otpauth:` address; it does nothing until a code from it was confirmed. */
export async function newTotp(core: Core, issuer: string, email: string) {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, issuer, email).toString(), sealed: await core.keys.seal('staff', secret) };
}

const wrongCode = () =>
  new PortalError('invalid_credentials', 'The code did not match. Enter the one that your app shows now');

/** The statement that uses a code up. @throws PortalError `invalid_credentials` for a wrong one, or one that was used. */
export async function useCode(core: Core, row: StaffMemberRow, code: string): Promise<Statement[]> {
  if (!row.totpSecret) throw wrongCode();
  const now = core.clock();
  const secret = await core.keys.open('staff', row.totpSecret);
  const delta = totpOf(secret, '', row.email).validate({ token: code, timestamp: now, window: 1 });
  const step = Math.floor(now / SECOND / PERIOD) + (delta ?? 0);
  if (delta === null || step <= row.totpStep) throw wrongCode();
  return [
    core.db
      .update(staff)
      .set({ totpStep: step, totpConfirmedAt: row.totpConfirmedAt ?? now })
      .where(
        and(eq(staff.id, row.id), lt(staff.totpStep, step), isNull(staff.disabledAt), isNotNull(staff.totpSecret)),
      ),
    expectChange(core.db),
  ];
}

/** Says that the password was right; good for five minutes, and only together with a code. */
export async function createTotpChallenge(core: Core, row: StaffMemberRow): Promise<string> {
  const text = `${row.id}.${core.clock() + CHALLENGE_LIFE}.${createSecret()}`;
  return `${text}.${await core.keys.mac('staff', `${text}.${row.passwordHash}`)}`;
}

/** Who the challenge is for. @throws PortalError `invalid_credentials` when it is old, made up, or the password has changed. */
export async function readTotpChallenge(core: Core, challenge: string): Promise<StaffMemberRow> {
  const end = challenge.lastIndexOf('.');
  const text = challenge.slice(0, end);
  const [id = '', expiresAt] = text.split('.');
  const [row] = await core.db
    .select()
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
  const expected = await core.keys.mac('staff', `${text}.${row?.passwordHash ?? ''}`);
  if (!row || !isSame(challenge.slice(end + 1), expected) || Number(expiresAt) <= core.clock()) {
    throw new PortalError('invalid_credentials', 'That took too long. Enter your password again', {
      reason: 'challenge_expired',
    });
  }
  return row;
}
