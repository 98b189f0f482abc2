import { requestSignInMail, signInWithCode, signInWithPassword } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';

import { HOUR, MINUTE } from '../clock.js';
import { commit } from '../commit.js';
import { contact, password } from '../db/schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import type { RequestContext } from '../http/environment.js';
import { isOwnPage } from '../http/headers.js';
import { toNetwork } from '../http/network.js';
import type { Register } from '../http/register.js';
import { createId } from '../ids.js';
import { enqueue } from '../outbox.js';
import { countTry, forgetTries, type Limit } from '../rate-limit.js';
import type { Settings } from '../settings.js';
import { hasAddress } from './contact-address.js';
import { linkLife } from './issue-link.js';
import { countGuess, isCode } from './link-code.js';
import { consumeLink, type LinkRow } from './links.js';
import { contactForLink } from './link-contact.js';
import { openSession } from './open-session.js';
import type { SignInRequest } from './sign-in-request.js';

/** Whose tries count together: an address, or the IPv6 network that one customer of a provider has to choose from. */
export const clientIp = (c: RequestContext): string => toNetwork(c.env?.clientIp ?? '');

const guessLimits = (c: RequestContext, name: string, email: string): Limit[] => [
  { name, key: email, max: 10, per: HOUR },
  { name: `${name}-ip`, key: clientIp(c), max: 50, per: 15 * MINUTE },
];

/** Limits on what makes us send mail; a link or code that is used gives its try back. */
export const mailLimits = (email: string, ip: string): Limit[] => [
  { name: 'mail', key: email, max: 3, per: 15 * MINUTE },
  { name: 'mail-ip', key: ip, max: 20, per: HOUR },
];

const refused = (what: string) =>
  new PortalError('invalid_credentials', `${what} did not match. Check it, or have a link mailed to you`);

function requireMethod(settings: Settings, method: 'password' | 'email' | 'passkey'): void {
  if (!settings.signIn[method]) throw new PortalError('forbidden', 'This way to sign in is switched off');
}

/** @throws PortalError when a mailed link would lead to a page that is not the business's. */
export function requireOwnPage(core: Core, settings: Settings, page: string | undefined): string | null {
  if (page === undefined) return null;
  if (isOwnPage(core, settings, page)) return page;
  const message = `Pages of ${new URL(page).origin} are not part of this portal. Add that origin to the allowed ones`;
  throw new PortalError('invalid_request', message, { errors: [{ path: 'destination.page', message }] });
}

async function passwordSignIn(core: Core, c: RequestContext, email: string, candidate: string) {
  const limits = guessLimits(c, 'password', email);
  await countTry(core, limits);
  const [row] = await core.db
    .select({ contactId: contact.id, access: contact.access, hash: password.hash })
    .from(contact)
    .leftJoin(password, eq(password.contactId, contact.id))
    .where(hasAddress(email));
  const matches = await core.passwords.verify(row?.hash ?? null, candidate.normalize('NFC'));
  if (!row || !matches || row.access !== 'eligible') throw refused('The address or the password');
  return openSession(core, c, {
    contactId: row.contactId,
    method: 'password',
    effects: await forgetTries(core, limits),
  });
}

async function codeSignIn(core: Core, c: RequestContext, email: string, code: string) {
  const limits = guessLimits(c, 'code', email);
  const [found] = (await countTry(core, limits, [countGuess(core, email)])) as [LinkRow[]];
  const row = found[0];
  const matches = await isCode(core, row, email, code);
  if (!row || !matches) throw refused('The code');
  const person = await contactForLink(core, row);
  return openSession(core, c, {
    contactId: person.id,
    method: 'code',
    proof: consumeLink(core, row),
    effects: [...person.statements, ...(await forgetTries(core, [...limits, ...mailLimits(email, clientIp(c))]))],
  });
}

/** Queues what answers somebody who typed an address; the queue looks the address up. */
export async function askForMail(
  core: Core,
  c: RequestContext,
  request: SignInRequest,
): Promise<{ expiresIn: number }> {
  await countTry(core, mailLimits(request.email, clientIp(c)));
  await commit(core, await enqueue(core, { kind: 'sign-in-request', payload: request, dedupeKey: createId('req') }));
  return { expiresIn: linkLife(request.purpose, c.get('access').settings) / 1000 };
}

export function registerSignIn(register: Register, core: Core): void {
  register(signInWithPassword, async (c) => {
    requireMethod(c.get('access').settings, 'password');
    const { email, password: candidate } = c.req.valid('json');
    return c.json(await passwordSignIn(core, c, normaliseEmail(email), candidate), 200);
  });

  register(requestSignInMail, async (c) => {
    const { settings } = c.get('access');
    const { email, purpose, destination } = c.req.valid('json');
    requireMethod(settings, purpose === 'reset' ? 'password' : 'email');
    const page = requireOwnPage(core, settings, destination?.page);
    const request = { email: normaliseEmail(email), purpose, page, view: destination?.view ?? null };
    return c.json(await askForMail(core, c, request), 202);
  });

  register(signInWithCode, async (c) => {
    requireMethod(c.get('access').settings, 'email');
    const { email, code } = c.req.valid('json');
    return c.json(await codeSignIn(core, c, normaliseEmail(email), code), 200);
  });
}
