import type { LinkPurpose, LinkReport, LinkState } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';

import { DAY, HOUR, MINUTE } from '../clock.js';
import { expectChange, type Statement } from '../db/change.js';
import { link } from '../db/schema.js';
import type { Core } from '../deps.js';
import { maskEmail } from '../email.js';
import { createId } from '../ids.js';
import { createCode, createSecret, hashSecret } from '../secrets.js';
import type { Settings } from '../settings.js';

export type LinkRow = typeof link.$inferSelect;

export interface LinkOrder {
  purpose: LinkPurpose;
  /** Null for somebody who becomes a contact by using the link. */
  contactId: string | null;
  /** Normalised. */
  email: string;
  page?: string | null | undefined;
  view?: string | null | undefined;
  /** Also makes six digits that can be typed instead of following the link. */
  withCode?: boolean;
  data?: Record<string, unknown>;
  createdBy: string;
  /** Milliseconds; the purpose's own life when left out. */
  life?: number;
}

export interface IssuedLink {
  id: string;
  url: string;
  code: string | null;
  expiresAt: number;
  /** Voids the older ones of the same purpose and address and stores this one. */
  statements: Statement[];
}

/** Milliseconds a link lives. */
export function linkLife(purpose: LinkPurpose, settings: Settings): number {
  const lives: Record<LinkPurpose, number> = {
    'sign-in': settings.signIn.linkMinutes * MINUTE,
    invitation: settings.signIn.invitationDays * DAY,
    reset: HOUR,
    'email-change': HOUR,
    'email-undo': 3 * DAY,
  };
  return lives[purpose];
}

const codeMac = (core: Core, email: string, code: string) => core.keys.mac('code', `${email}\n${code}`);

/** The page that mailed links lead to. The secret rides in the fragment, which no server and no log sees. */
function linkUrl(core: Core, settings: Settings, page: string | null | undefined, token: string): string {
  const url = new URL(page ?? settings.pages[0] ?? `${core.url}/`);
  url.hash = `portal-token=${token}`;
  return url.href;
}

export async function issueLink(core: Core, settings: Settings, order: LinkOrder): Promise<IssuedLink> {
  const now = core.clock();
  const { purpose, email, contactId, createdBy, page = null, view = null, data = {} } = order;
  const [id, token, code] = [createId('lnk'), createSecret(), order.withCode ? createCode() : null];
  const expiresAt = now + (order.life ?? linkLife(purpose, settings));
  const values = {
    id,
    tokenHash: await hashSecret(token),
    purpose,
    contactId,
    email,
    codeMac: code ? await codeMac(core, email, code) : null,
    page,
    view,
    data: JSON.stringify(data),
    createdBy,
    createdAt: now,
    expiresAt,
  };
  const open = and(isNull(link.usedAt), isNull(link.replacedAt), isNull(link.revokedAt));
  return {
    id,
    url: linkUrl(core, settings, page, token),
    code,
    expiresAt,
    statements: [
      core.db
        .update(link)
        .set({ replacedAt: now })
        .where(and(eq(link.email, email), eq(link.purpose, purpose), open)),
      core.db.insert(link).values(values),
    ],
  };
}

export function stateOf(row: LinkRow, now: number): LinkState {
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

const ADVICE: Record<Exclude<LinkState, 'valid'>, string> = {
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

export const refusedLink = (reason: Exclude<LinkState, 'valid'>) =>
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

const MAX_GUESSES = 5;

/** The statement that counts a guess at an address's code and answers with what it is compared to. */
export function countGuess(core: Core, email: string) {
  const now = core.clock();
  return core.db
    .update(link)
    .set({ attempts: sql`${link.attempts} + 1` })
    .where(
      and(
        eq(link.email, email),
        eq(link.purpose, 'sign-in'),
        isNotNull(link.codeMac),
        isNull(link.usedAt),
        isNull(link.revokedAt),
        isNull(link.replacedAt),
        gt(link.expiresAt, now),
        lt(link.attempts, MAX_GUESSES),
      ),
    )
    .returning();
}

export const isCode = async (core: Core, row: LinkRow, code: string): Promise<boolean> =>
  row.codeMac === (await codeMac(core, row.email, code));
