import { type Role, ROLES, scopesOf, type StaffMember } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, sql } from 'drizzle-orm';

import { issueStaffLink } from '../../auth/staff-links.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange, isDuplicate, type Statement } from '../../db/change.js';
import { session } from '../../db/schema.js';
import { staff, staffPasskey, staffSession } from '../../db/staff-schema.js';
import { viewAsLink } from '../../db/view-as-schema.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { type Actor, recordEvent } from '../../events.js';
import { nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import { orderMail } from '../../mail/send-mail.js';
import { endKeysOf } from './api-keys.js';

const passkeys = sql<number>`(SELECT count(*) FROM ${staffPasskey} WHERE ${staffPasskey.staffId} = ${staff.id})`;
type Row = typeof staff.$inferSelect & { passkeys: number };

const rows = (core: Core) => core.db.select({ staff, passkeys }).from(staff);

function toStaffMember(row: Row): StaffMember {
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

async function requireMember(core: Core, id: string): Promise<Row> {
  const [row] = await rows(core).where(eq(staff.id, id));
  if (!row) throw new PortalError('not_found', 'There is nothing here');
  return { ...row.staff, passkeys: row.passkeys };
}

export interface StaffInvitation {
  email: string;
  name: string;
  role: Role;
}

export interface InvitedStaff {
  member: StaffMember;
  /** The one-time link. Whoever has it can become this member. */
  url: string;
  expiresAt: number;
}

/** Makes or renews the invitation of a member and mails the link, unless `mail` is false: then the caller hands it over. */
export async function inviteStaffMember(
  core: Core,
  actor: Actor,
  { email: typed, name, role }: StaffInvitation,
  { mail = true }: { mail?: boolean } = {},
): Promise<InvitedStaff> {
  const email = normaliseEmail(typed);
  const [known] = await core.db.select().from(staff).where(eq(staff.email, email));
  if (known && (known.passwordHash !== null || known.disabledAt !== null)) {
    throw new PortalError('conflict', `${email} is on the staff already`);
  }
  const now = core.clock();
  const id = known?.id ?? createId('stf');
  const link = await issueStaffLink(core, id, 'join', actor);
  const store: Statement[] = known
    ? [
        core.db
          .update(staff)
          .set({ name: name || known.name, role, updatedAt: nextVersion(now, known.updatedAt) })
          .where(eq(staff.id, id)),
      ]
    : [core.db.insert(staff).values({ id, email, name, role, createdAt: now, updatedAt: now })];
  const order = { template: 'staff-invitation', to: email, name, locale: null, data: { url: link.url } };
  const mails = mail ? await orderMail(core, { ...order, dedupeKey: link.url, dropAfter: link.expiresAt }) : [];
  const subject = { type: 'staff', id };
  try {
    await commit(core, [
      ...store,
      ...link.statements,
      ...mails,
      recordEvent(core.db, { type: 'staff.invited', actor, subject, data: { role }, at: now }),
    ]);
  } catch (error) {
    if (isDuplicate(error, 'staff.email')) throw new PortalError('conflict', `${email} is on the staff already`);
    throw error;
  }
  return { member: toStaffMember(await requireMember(core, id)), url: link.url, expiresAt: link.expiresAt };
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

/** Changes a member. Who loses rights or a factor is signed out everywhere, and loses the keys that hold more. @throws PortalError `conflict` for the last owner. */
export async function changeStaffMember(
  core: Core,
  actor: Actor,
  id: string,
  change: StaffChange,
): Promise<StaffMember> {
  const row = await requireMember(core, id);
  const now = core.clock();
  const { name, role, disabled, removeSecondFactor } = change;
  const losesOwner = row.role === 'owner' && ((role !== undefined && role !== 'owner') || disabled === true);
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(disabled === undefined ? {} : { disabledAt: disabled ? now : null }),
    ...(removeSecondFactor ? { totpSecret: null, totpConfirmedAt: null } : {}),
    updatedAt: nextVersion(now, row.updatedAt),
  };
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
