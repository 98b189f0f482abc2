import { inspectToken, renewToken, settleEmailChange, signInWithToken } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';

import { isStaleChange, type Statement } from '../db/change.js';
import { link, password, session } from '../db/schema.js';
import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import type { Register } from '../http/register.js';
import { forgetTries } from '../rate-limit.js';
import { revokeLinks, settleEmail } from './email-change.js';
import { contactForLink, linkData } from './link-contact.js';
import { readOffer, toOfferReport } from './link-template.js';
import { consumeLink, findLink, refusedLink, requireLink, toLinkReport, type LinkRow } from './links.js';
import { openSession } from './open-session.js';
import { checkPassword, storePassword } from './password-rules.js';
import { renewLink } from './renewal.js';
import { clientIp, mailLimits } from './sign-in-routes.js';
import { inspectViewToken, isViewToken, viewAs } from './view-as.js';

async function hasPassword(core: Core, contactId: string | null): Promise<boolean> {
  if (!contactId) return false;
  const rows = await core.db.select({ id: password.contactId }).from(password).where(eq(password.contactId, contactId));
  return rows.length > 0;
}

const METHOD = { 'sign-in': 'link', invitation: 'invitation', reset: 'reset' } as const;

function invalid(message: string): PortalError {
  return new PortalError('invalid_request', message, { errors: [{ path: 'password', message }] });
}

/** What a password beside the link does: a reset must bring one and ends every session, an invitation may bring the first. */
async function passwordStatements(
  core: Core,
  c: RequestContext,
  row: LinkRow,
  contactId: string,
  candidate?: string,
): Promise<Statement[]> {
  if (candidate === undefined) {
    if (row.purpose === 'reset') throw invalid('Choose a new password');
    return [];
  }
  if (row.purpose === 'sign-in') throw invalid('This link signs in; a password is set in the profile');
  if (row.purpose === 'invitation' && (await hasPassword(core, row.contactId))) {
    throw invalid('There is a password already. Leave this empty, or ask for a new password');
  }
  checkPassword(core, c.get('access').settings, candidate, row.email);
  const end =
    row.purpose === 'reset'
      ? [
          core.db.delete(session).where(eq(session.contactId, contactId)),
          revokeLinks(core, contactId, eq(link.purpose, 'email-change')),
        ]
      : [];
  return [...(await storePassword(core, contactId, candidate)), ...end];
}

async function tokenSignIn(
  core: Core,
  c: RequestContext,
  token: string,
  candidate: string | undefined,
  replace: boolean,
) {
  const row = await requireLink(core, token, ['sign-in', 'invitation', 'reset']);
  const { caller } = c.get('access');
  if (caller && caller.contactId !== row.contactId && !replace) {
    throw new PortalError('conflict', 'You are signed in as somebody else. Sign out first', {
      reason: 'signed_in_as_other',
    });
  }
  const person = await contactForLink(core, row);
  const effects = [
    ...person.statements,
    ...(await passwordStatements(core, c, row, person.id, candidate)),
    ...(await forgetTries(core, mailLimits(row.email, clientIp(c)))),
  ];
  const method = METHOD[row.purpose as keyof typeof METHOD];
  const signIn = { contactId: person.id, method, proof: consumeLink(core, row), effects };
  // Whoever made it by hand has had it, too: it opens the portal, and is no proof for a change of how one signs in.
  const proved = linkData(row).magic ? { authenticatedAt: 0 } : {};
  try {
    return await openSession(core, c, { ...signIn, ...proved });
  } catch (error) {
    if (PortalError.from(error).code === 'invalid_credentials') throw refusedLink('used');
    throw error;
  }
}

export function registerLinks(register: Register, core: Core): void {
  register(signInWithToken, async (c) => {
    const { token, password: candidate, replace } = c.req.valid('json');
    if (isViewToken(token)) return c.json(await viewAs(core, c, token, replace), 200);
    return c.json(await tokenSignIn(core, c, token, candidate, replace), 200);
  });

  register(inspectToken, async (c) => {
    const { token } = c.req.valid('json');
    if (isViewToken(token)) return c.json(await inspectViewToken(core, token), 200);
    const offer = await readOffer(core, token);
    if (offer) return c.json(toOfferReport(offer), 200);
    const row = await findLink(core, token);
    const offersPassword = row?.purpose === 'invitation' && !(await hasPassword(core, row.contactId));
    return c.json(toLinkReport(row, offersPassword && c.get('access').settings.signIn.password, core.clock()), 200);
  });

  register(renewToken, async (c) => c.json(await renewLink(core, c, c.req.valid('json').token), 202));

  register(settleEmailChange, async (c) => {
    const row = await requireLink(core, c.req.valid('json').token, ['email-change', 'email-undo']);
    try {
      return c.json(await settleEmail(core, c.get('access'), row), 200);
    } catch (error) {
      if (isStaleChange(error)) throw refusedLink('used');
      throw error;
    }
  });
}
