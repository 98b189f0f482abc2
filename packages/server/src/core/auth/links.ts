import type { LinkPurpose, LinkReport, LinkState } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gt, isNull } from 'drizzle-orm';

import { expectChange, type Statement } from '../db/change.js';
import { link } from '../db/schema.js';
import type { Core } from '../deps.js';
import { maskEmail } from '../email.js';
import { hashSecret } from '../secrets.js';

export type LinkRow = typeof link.$inferSelect;

export function stateOf(row: LinkRow, now: number): Exclude<LinkState, 'offered'> {
  if (row.usedAt !== null) return 'used';
  if (row.revokedAt !== null) return 'revoked';
  if (row.replacedAt !== null) return 'replaced';
  return row.expiresAt <= now ? 'expired' : 'valid';
}

export async function findLink(core: Core, token: string): Promise<LinkRow | undefined> {
  const [row] = await core.db
    .select()
    .from(link)
    .where(eq(link.tokenHash, await hashSecret(token)));
  return row;
}

export const toLinkReport = (row: LinkRow | undefined, offersPassword: boolean, now: number): LinkReport =>
  row
    ? { state: stateOf(row, now), purpose: row.purpose, email: maskEmail(row.email), view: row.view, offersPassword }
    : { state: 'unknown', purpose: null, email: null, view: null, offersPassword: false };

const ADVICE: Record<Exclude<LinkState, 'valid' | 'offered'>, string> = {
  expired: 'This link has expired. Ask for a fresh one',
  used: 'This link was used already. Ask for a fresh one',
  replaced: 'A newer link was sent. Use that one, or ask for a fresh one',
  revoked: 'This link was withdrawn. Ask for a fresh one',
  unknown: 'This link is not complete or not ours. Copy it whole, or ask for a fresh one',
};

/**
 * The link behind a secret, still usable for one of these purposes.
 * @throws PortalError `invalid_link` with `reason` expired, used, replaced, revoked or unknown.
 */
export async function requireLink(core: Core, token: string, purposes: LinkPurpose[]): Promise<LinkRow> {
  const row = await findLink(core, token);
  const state = row && purposes.includes(row.purpose) ? stateOf(row, core.clock()) : 'unknown';
  if (row && state === 'valid') return row;
  throw refusedLink(state === 'valid' ? 'unknown' : state);
}

export const refusedLink = (reason: Exclude<LinkState, 'valid' | 'offered'>) =>
  new PortalError('invalid_link', ADVICE[reason], { reason });

/** Uses a link up; of many who try at once exactly one gets past it. */
export function consumeLink(core: Core, row: Pick<LinkRow, 'id'>): Statement[] {
  const now = core.clock();
  const usable = and(
    eq(link.id, row.id),
    isNull(link.usedAt),
    isNull(link.revokedAt),
    isNull(link.replacedAt),
    gt(link.expiresAt, now),
  );
  return [core.db.update(link).set({ usedAt: now, codeMac: null }).where(usable), expectChange(core.db)];
}
