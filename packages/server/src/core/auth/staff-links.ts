import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gt, isNull } from 'drizzle-orm';

import { DAY, HOUR } from '../clock.js';
import { expectChange, type Statement } from '../db/change.js';
import { staff, staffLink } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { createId } from '../ids.js';
import { createSecret, hashSecret } from '../secrets.js';

type StaffLinkRow = typeof staffLink.$inferSelect;
export type StaffLinkPurpose = StaffLinkRow['purpose'];

const LIFE: Record<StaffLinkPurpose, number> = { join: DAY, reset: HOUR };

export interface IssuedStaffLink {
  url: string;
  expiresAt: number;
  /** Ends the open links of the same person and stores this one. */
  statements: Statement[];
}

/** A one-time link to the admin of the portal itself. The secret rides in the fragment, which no server and no log sees. */
export async function issueStaffLink(
  core: Core,
  staffId: string,
  purpose: StaffLinkPurpose,
  createdBy: string,
): Promise<IssuedStaffLink> {
  const now = core.clock();
  const token = createSecret();
  const expiresAt = now + LIFE[purpose];
  const values = { id: createId('stl'), tokenHash: await hashSecret(token), purpose, staffId, createdBy };
  return {
    url: `${core.url}/admin#staff-token=${token}`,
    expiresAt,
    statements: [
      core.db
        .update(staffLink)
        .set({ expiresAt: now })
        .where(and(eq(staffLink.staffId, staffId), isNull(staffLink.usedAt), gt(staffLink.expiresAt, now))),
      core.db.insert(staffLink).values({ ...values, createdAt: now, expiresAt }),
    ],
  };
}

export type StaffLinkState = 'valid' | 'expired' | 'used' | 'unknown';

export async function findStaffLink(core: Core, token: string) {
  const [found] = await core.db
    .select({ link: staffLink, staff })
    .from(staffLink)
    .innerJoin(staff, eq(staff.id, staffLink.staffId))
    .where(eq(staffLink.tokenHash, await hashSecret(token)));
  const state: StaffLinkState =
    !found || found.staff.disabledAt !== null
      ? 'unknown'
      : found.link.usedAt !== null
        ? 'used'
        : found.link.expiresAt <= core.clock()
          ? 'expired'
          : 'valid';
  return { found, state };
}

const ADVICE = {
  expired: 'This link has expired. Ask an owner for a new one',
  used: 'This link was used already. Sign in, or ask for a new password',
  unknown: 'This link is not complete or not ours. Copy it whole',
};

/** @throws PortalError `invalid_link` with `reason` expired, used or unknown. */
export async function requireStaffLink(core: Core, token: string) {
  const { found, state } = await findStaffLink(core, token);
  if (found && state === 'valid') return found;
  const reason = state === 'valid' ? 'unknown' : state;
  throw new PortalError('invalid_link', ADVICE[reason], { reason });
}

/** Uses a link up; of many who try at once exactly one gets past it. */
export function consumeStaffLink(core: Core, { id }: StaffLinkRow): Statement[] {
  const now = core.clock();
  return [
    core.db
      .update(staffLink)
      .set({ usedAt: now })
      .where(and(eq(staffLink.id, id), isNull(staffLink.usedAt), gt(staffLink.expiresAt, now))),
    expectChange(core.db),
  ];
}
