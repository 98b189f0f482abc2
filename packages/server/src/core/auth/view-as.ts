import type { LinkReport, LinkState, SignedIn } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gt, isNull } from 'drizzle-orm';

import { MINUTE } from '../clock.js';
import { expectChange } from '../db/change.js';
import { contact } from '../db/schema.js';
import { staff } from '../db/staff-schema.js';
import { viewAsLink } from '../db/view-as-schema.js';
import type { Core } from '../deps.js';
import { maskEmail } from '../email.js';
import type { RequestContext } from '../http/environment.js';
import { hashSecret } from '../secrets.js';
import { refusedLink } from './links.js';
import { openSession } from './open-session.js';

/** How long staff may look before they have to ask again. */
export const VIEW_LIFE = 15 * MINUTE;
export const VIEW_TOKEN = 'va_';

export const isViewToken = (token: string): boolean => token.startsWith(VIEW_TOKEN);

async function findViewLink(core: Core, token: string) {
  const [found] = await core.db
    .select({
      link: viewAsLink,
      email: contact.email,
      name: staff.name,
      staffEmail: staff.email,
      access: contact.access,
    })
    .from(viewAsLink)
    .innerJoin(contact, eq(contact.id, viewAsLink.contactId))
    .innerJoin(staff, and(eq(staff.id, viewAsLink.staffId), isNull(staff.disabledAt)))
    .where(eq(viewAsLink.tokenHash, await hashSecret(token)));
  return found;
}

type Found = NonNullable<Awaited<ReturnType<typeof findViewLink>>>;

function stateOf(found: Found | undefined, now: number): LinkState {
  if (!found || found.access !== 'eligible') return 'unknown';
  if (found.link.usedAt !== null) return 'used';
  return found.link.expiresAt <= now ? 'expired' : 'valid';
}

/** What such a link is for. There is nothing to renew by mail: an expired one is made anew in the admin. */
export async function inspectViewToken(core: Core, token: string): Promise<LinkReport> {
  const found = await findViewLink(core, token);
  const state = stateOf(found, core.clock());
  const email = found?.email && state === 'valid' ? maskEmail(found.email) : null;
  return { state, purpose: found ? 'view-as' : null, email, view: null, offersPassword: false };
}

/** Opens a session that only reads. @throws PortalError `invalid_link` for a link that was used or has expired. */
export async function viewAs(core: Core, c: RequestContext, token: string, replace: boolean): Promise<SignedIn> {
  const found = await findViewLink(core, token);
  const now = core.clock();
  const state = stateOf(found, now);
  if (!found || state !== 'valid') throw refusedLink(state === 'valid' || state === 'offered' ? 'unknown' : state);
  const { caller } = c.get('access');
  if (caller && !caller.viewer && !replace) {
    throw new PortalError('conflict', 'You are signed in as somebody else. Sign out first', {
      reason: 'signed_in_as_other',
    });
  }
  const { link, name, staffEmail } = found;
  const use = core.db
    .update(viewAsLink)
    .set({ usedAt: now })
    .where(and(eq(viewAsLink.id, link.id), isNull(viewAsLink.usedAt), gt(viewAsLink.expiresAt, now)));
  const acting = { staffId: link.staffId, name: name || staffEmail, life: VIEW_LIFE };
  const proof = [use, expectChange(core.db)];
  try {
    return await openSession(core, c, {
      contactId: link.contactId,
      method: 'view-as',
      proof,
      acting,
      authenticatedAt: 0,
    });
  } catch (error) {
    if (PortalError.from(error).code === 'invalid_credentials') throw refusedLink('used');
    throw error;
  }
}
