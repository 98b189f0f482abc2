import { PortalError } from '@client-portal/contract/errors';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { and, desc, eq } from 'drizzle-orm';

import { expectChange, type Statement } from '../db/change.js';
import { passkey } from '../db/schema.js';
import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import { fromBase64Url, toBase64Url } from '../secrets.js';
import type { Caller } from './access.js';
import { createChallenge, isChallenge, useUpChallenge } from './challenge.js';

/** Parsers for every kind of certificate, 20 MB in memory: loaded with the first passkey, not before. */
const webAuthn = () => import('@simplewebauthn/server');

/** A passkey belongs to the site that the person sees, so the page's own host is its relying party. */
function relyingParty(core: Core, c: RequestContext): { origin: string; id: string } {
  const origin = c.req.header('origin') ?? new URL(core.url).origin;
  return { origin, id: new URL(origin).hostname };
}

const refused = (cause?: unknown) =>
  new PortalError('invalid_credentials', 'This passkey does not open this portal. Sign in another way', { cause });

/** WebAuthn's options are plain JSON already; undefined members are left out when sent. */
type Json = Record<string, never>;

export async function authenticationOptions(core: Core, c: RequestContext): Promise<Json> {
  const { generateAuthenticationOptions } = await webAuthn();
  const options: unknown = await generateAuthenticationOptions({
    rpID: relyingParty(core, c).id,
    challenge: await createChallenge(core, 'sign-in'),
    userVerification: 'preferred',
  });
  return options as Json;
}

export interface PasskeyProof {
  contactId: string;
  proof: Statement[];
}

/** @throws PortalError `invalid_credentials` for any answer that is not a fresh proof of a known passkey. */
export async function verifyAuthentication(
  core: Core,
  c: RequestContext,
  response: Record<string, unknown>,
): Promise<PasskeyProof> {
  const answer = response as unknown as AuthenticationResponseJSON;
  const { origin, id } = relyingParty(core, c);
  const [row] = await core.db
    .select()
    .from(passkey)
    .where(and(eq(passkey.credentialId, String(answer.id)), eq(passkey.rpId, id)));
  if (!row) throw refused();
  const { verifyAuthenticationResponse } = await webAuthn();
  let challenge = '';
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (given) => isChallenge(core, 'sign-in', (challenge = given)),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
    credential: { id: row.credentialId, publicKey: fromBase64Url(row.publicKey), counter: row.counter },
  }).catch((error: unknown) => {
    throw refused(error);
  });
  if (!verified.verified) throw refused();
  const { newCounter } = verified.authenticationInfo;
  const update = core.db
    .update(passkey)
    .set({ counter: newCounter, lastUsedAt: core.clock() })
    .where(and(eq(passkey.id, row.id), eq(passkey.counter, row.counter)));
  return {
    contactId: row.contactId,
    proof: [...(await useUpChallenge(core, challenge)), update, expectChange(core.db)],
  };
}

export async function registrationOptions(core: Core, c: RequestContext, caller: Caller): Promise<Json> {
  const known = await core.db
    .select({ id: passkey.credentialId })
    .from(passkey)
    .where(eq(passkey.contactId, caller.contactId))
    .orderBy(desc(passkey.createdAt))
    .limit(50);
  const { generateRegistrationOptions } = await webAuthn();
  const options: unknown = await generateRegistrationOptions({
    rpName: c.get('access').settings.business.name,
    rpID: relyingParty(core, c).id,
    userID: new TextEncoder().encode(caller.contactId),
    userName: caller.email ?? caller.contactId,
    userDisplayName: [caller.firstName, caller.lastName].filter(Boolean).join(' '),
    challenge: await createChallenge(core, caller.contactId),
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
  return options as Json;
}

/** What to store of a new passkey. @throws PortalError `invalid_request` for an answer that does not verify. */
export async function verifyRegistration(
  core: Core,
  c: RequestContext,
  caller: Caller,
  response: Record<string, unknown>,
) {
  const answer = response as unknown as RegistrationResponseJSON;
  const { origin, id } = relyingParty(core, c);
  const { verifyRegistrationResponse } = await webAuthn();
  const verified = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: (challenge) => isChallenge(core, caller.contactId, challenge),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
  }).catch((error: unknown) => {
    throw new PortalError('invalid_request', 'The passkey could not be verified. Try once more', { cause: error });
  });
  if (!verified.verified) throw new PortalError('invalid_request', 'The passkey could not be verified. Try once more');
  const { credential } = verified.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: toBase64Url(credential.publicKey),
    counter: credential.counter,
    transports: JSON.stringify(credential.transports ?? []),
    rpId: id,
  };
}
