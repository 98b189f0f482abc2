import { KEY_SCOPES, type Role, type Scope, scopesOf } from '@client-portal/contract/admin';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';

import { MINUTE } from '../clock.js';
import { apiKey, staff, staffPasskey, staffSession } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import type { Actor } from '../events.js';
import { hashSecret } from '../secrets.js';

/** Who asks the management API: somebody of the staff, or an API key. */
export type StaffCaller = SignedInStaff | KeyCaller;

interface WithScopes {
  actor: Actor;
  id: string;
  scopes: readonly Scope[];
}

export interface SignedInStaff extends WithScopes {
  kind: 'staff';
  sessionId: string;
  idHash: string;
  email: string;
  name: string;
  role: Role;
  authenticatedAt: number;
  expiresAt: number;
  hasTotp: boolean;
  passkeys: number;
  /** Nothing but setting up the missing second factor is allowed. */
  needsSecondFactor: boolean;
}

export interface KeyCaller extends WithScopes {
  kind: 'key';
  name: string;
}

const columns = {
  idHash: staffSession.idHash,
  sessionId: staffSession.id,
  staffId: staffSession.staffId,
  authenticatedAt: staffSession.authenticatedAt,
  expiresAt: staffSession.expiresAt,
  absoluteExpiresAt: staffSession.absoluteExpiresAt,
  email: staff.email,
  name: staff.name,
  role: staff.role,
  disabledAt: staff.disabledAt,
  hasTotp: sql<number>`${staff.totpConfirmedAt} IS NOT NULL`,
  passkeys: sql<number>`(SELECT count(*) FROM ${staffPasskey} WHERE ${staffPasskey.staffId} = ${staff.id})`,
};

export async function readStaffRow(core: Core, idHash: string) {
  const [row] = await core.db
    .select(columns)
    .from(staffSession)
    .innerJoin(staff, eq(staff.id, staffSession.staffId))
    .where(and(eq(staffSession.idHash, idHash), isNull(staff.disabledAt)));
  return row;
}
export type StaffRow = NonNullable<Awaited<ReturnType<typeof readStaffRow>>>;

/** Owners and admins hold a business in their hands: a password alone is not enough for them. */
export const isSecondFactorDue = (role: Role): boolean => role === 'owner' || role === 'admin';

export function toSignedInStaff(row: StaffRow, expiresAt: number): SignedInStaff {
  const hasTotp = Boolean(row.hasTotp);
  const needsSecondFactor = isSecondFactorDue(row.role) && !hasTotp && row.passkeys === 0;
  return {
    kind: 'staff',
    actor: `staff:${row.staffId}`,
    id: row.staffId,
    sessionId: row.sessionId,
    idHash: row.idHash,
    email: row.email,
    name: row.name,
    role: row.role,
    scopes: needsSecondFactor ? [] : scopesOf(row.role),
    authenticatedAt: row.authenticatedAt,
    expiresAt,
    hasTotp,
    passkeys: row.passkeys,
    needsSecondFactor,
  };
}

const USED_EVERY = 10 * MINUTE;

/** The API key that this secret is, unless it was revoked or has ended. */
export async function readKey(core: Core, secret: string): Promise<KeyCaller | null> {
  const now = core.clock();
  const live = and(isNull(apiKey.revokedAt), or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, now)));
  const [row] = await core.db
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.secretHash, await hashSecret(secret)), live));
  if (!row) return null;
  if (now - (row.lastUsedAt ?? 0) > USED_EVERY) {
    await core.db.update(apiKey).set({ lastUsedAt: now }).where(eq(apiKey.id, row.id));
  }
  return {
    kind: 'key',
    actor: `key:${row.id}`,
    id: row.id,
    name: row.name,
    scopes: row.scopes.filter((scope) => KEY_SCOPES.includes(scope)),
  };
}
