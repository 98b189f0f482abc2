import type { Role, StaffMember } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';

import { issueStaffLink } from '../../auth/staff-links.js';
import { commit } from '../../commit.js';
import { isDuplicate, type Statement } from '../../db/change.js';
import { staff } from '../../db/staff-schema.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { type Actor, recordEvent } from '../../events.js';
import { nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import { orderMail } from '../../mail/send-mail.js';
import { requireMember, toStaffMember } from './members.js';

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
