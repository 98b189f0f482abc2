import { and, desc, eq } from 'drizzle-orm';

import { link } from '../db/schema.js';
import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import { linkLife } from './issue-link.js';
import { linkData } from './link-contact.js';
import { readOffer } from './link-template.js';
import { findLink, type LinkRow } from './links.js';
import type { SignInRequest } from './sign-in-request.js';
import { askForMail } from './sign-in-routes.js';

const RENEWABLE: ReadonlySet<string> = new Set(['sign-in', 'invitation', 'reset']);

/** The invitation that stands in place of an older one; the same one when there is none. */
async function findLatestInvitation(core: Core, row: LinkRow): Promise<LinkRow> {
  const alike = and(eq(link.email, row.email), eq(link.purpose, 'invitation'));
  const [latest] = await core.db.select().from(link).where(alike).orderBy(desc(link.createdAt), desc(link.id)).limit(1);
  return latest ?? row;
}

/**
 * Asks for a fresh link in place of one that cannot be used. Nobody can guess a link, so a foreign one need not
 * cost the same. An old invitation counts for no more than the newest one: once that was used it signs in, and
 * once that was withdrawn it does nothing.
 */
export async function renewLink(core: Core, c: RequestContext, token: string): Promise<{ expiresIn: number }> {
  const offer = await readOffer(core, token);
  if (offer) {
    const { email, page, view } = offer;
    return askForMail(core, c, { email, purpose: 'sign-in', page, view });
  }
  const given = await findLink(core, token);
  const row = given?.purpose === 'invitation' ? await findLatestInvitation(core, given) : given;
  const life = linkLife('sign-in', c.get('access').settings) / 1000;
  if (!row || row.revokedAt !== null || !RENEWABLE.has(row.purpose)) return { expiresIn: life };
  const isUsed = row.usedAt !== null || given?.usedAt !== null;
  const again = row.purpose === 'invitation' && isUsed ? 'sign-in' : row.purpose;
  return askForMail(core, c, {
    email: row.email,
    purpose: again as SignInRequest['purpose'],
    page: row.page,
    view: row.view,
    ...(again === 'invitation' ? { data: linkData(row) } : {}),
  });
}
