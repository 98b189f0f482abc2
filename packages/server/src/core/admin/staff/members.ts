import { type Role, ROLES, scopesOf, type StaffMember } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, sql } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { session } from '../../db/schema.js';
import { staff, staffPasskey, staffSession } from '../../db/staff-schema.js';
import { viewAsLink } from '../../db/view-as-schema.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { nextVersion } from '../../http/etag.js';
import { endKeysOf } from './api-keys.js';

const passkeys = sql<number>`(SELECT count(*) FROM ${staffPasskey} WHERE ${staffPasskey.staffId} = ${staff.id})`;
type Row = typeof staff.$inferSelect & { passkeys: number };

const rows = (core: Core) => core.db.select({ staff, passkeys }).from(staff);

export function toStaffMember(row: Row): StaffMember {
  const [totp, passkey] = [row.totpConfirmedAt !== null, row.passkeys > 0];
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    state: row.disabledAt !== null ? 'disabled' : row.passwordHash === null ? 'invited' : 'active',
    secondFactor: totp && passkey ? 'both' : totp ? 'totp' : passkey ? 'passkey' : 'none',
    createdAt: row.createdAt,
    lastLoginAt: row.lastLoginAt,
  };
}

/** Everybody, the owners first. A business has few staff: the list is whole, at most 500. */
export async function listStaffMembers(core: Core): Promise<StaffMember[]> {
  const found = await rows(core).orderBy(staff.createdAt, staff.id).limit(500);
  const members = found.map((row) => toStaffMember({ ...row.staff, passkeys: row.passkeys }));
  return members.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** @throws PortalError `not_found`. */
export async function requireMember(core: Core, id: string): Promise<Row> {
  const [row] = await rows(core).where(eq(staff.id, id));
  if (!row) throw new PortalError('not_found', 'There is nothing here');
  return { ...row.staff, passkeys: row.passkeys };
}

export interface StaffChange {
  name?: string | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
  removeSecondFactor?: true | undefined;
}

/** Another owner who can still sign in; without one a business could lock itself out. */
const anotherOwner = (id: string) =>
  sql`EXISTS (SELECT 1 FROM ${staff} AS other WHERE other.role = 'owner' AND other.id <> ${id}
    AND other.disabled_at IS NULL AND other.password_hash IS NOT NULL)`;

/** Also those in which the member looks at the portal as a client, and what would open such a one. */
const endSessionsOf = (core: Core, id: string): Statement[] => [
  core.db.delete(staffSession).where(eq(staffSession.staffId, id)),
  core.db.delete(session).where(eq(session.actingStaffId, id)),
  core.db.delete(viewAsLink).where(eq(viewAsLink.staffId, id)),
];

const columnsOf = ({ name, role, disabled, removeSecondFactor }: StaffChange, now: number) => ({
  ...(name === undefined ? {} : { name }),
  ...(role === undefined ? {} : { role }),
  ...(disabled === undefined ? {} : { disabledAt: disabled ? now : null }),
  ...(removeSecondFactor ? { totpSecret: null, totpConfirmedAt: null } : {}),
});

/** Changes a member. Who loses rights or a factor is signed out everywhere, and loses the keys that hold more. @throws PortalError `conflict` for the last owner. */
export async function changeStaffMember(
  core: Core,
  actor: Actor,
  id: string,
  change: StaffChange,
): Promise<StaffMember> {
  const row = await requireMember(core, id);
  const now = core.clock();
  const { role, disabled, removeSecondFactor } = change;
  const losesOwner = row.role === 'owner' && ((role !== undefined && role !== 'owner') || disabled === true);
  const set = { ...columnsOf(change, now), updatedAt: nextVersion(now, row.updatedAt) };
  const guard = and(eq(staff.id, id), eq(staff.updatedAt, row.updatedAt), losesOwner ? anotherOwner(id) : undefined);
  const losesRights = (role !== undefined && role !== row.role) || disabled === true;
  const endsSessions = losesRights || removeSecondFactor;
  const kept = disabled ? [] : scopesOf(role ?? row.role);
  const done = await tryCommit(core, [
    core.db.update(staff).set(set).where(guard),
    expectChange(core.db),
    ...(removeSecondFactor ? [core.db.delete(staffPasskey).where(eq(staffPasskey.staffId, id))] : []),
    ...(endsSessions ? endSessionsOf(core, id) : []),
    ...(losesRights ? await endKeysOf(core, actor, id, kept) : []),
    recordEvent(core.db, {
      type: 'staff.changed',
      actor,
      subject: { type: 'staff', id },
      data: { ...change },
      at: now,
    }),
  ]);
  if (!done) {
    throw new PortalError(
      'conflict',
      losesOwner
        ? 'This is the last owner who can sign in. Make somebody else an owner first'
        : 'Somebody else has changed this member at the same moment. Try again',
    );
  }
  return toStaffMember(await requireMember(core, id));
}
