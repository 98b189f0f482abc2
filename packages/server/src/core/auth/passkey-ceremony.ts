import { PortalError } from '@client-portal/contract/errors';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import { fromBase64Url, toBase64Url } from '../secrets.js';
import { createChallenge, isChallenge } from './challenge.js';

/** Parsers for every kind of certificate, 20 MB in memory: loaded with the first passkey, not before. */
const webAuthn = () => import('@simplewebauthn/server');

/** WebAuthn's options are plain JSON already; undefined members are left out when sent. */
export type Json = Record<string, never>;

/** `required` where the passkey alone stands for two factors. */
type UserVerification = 'preferred' | 'required';

/** A passkey belongs to the site that the person sees, so the page's own host is its relying party. */
export function relyingParty(core: Core, c: RequestContext): { origin: string; id: string } {
  const origin = c.req.header('origin') ?? new URL(core.url).origin;
  return { origin, id: new URL(origin).hostname };
}

export const refusedPasskey = (cause?: unknown) =>
  new PortalError('invalid_credentials', 'This passkey does not open this portal. Sign in another way', { cause });

export async function requestOptions(
  core: Core,
  c: RequestContext,
  use: string,
  userVerification: UserVerification,
): Promise<Json> {
  const { generateAuthenticationOptions } = await webAuthn();
  const options: unknown = await generateAuthenticationOptions({
    rpID: relyingParty(core, c).id,
    challenge: await createChallenge(core, use),
    userVerification,
  });
  return options as Json;
}

export interface KnownPasskey {
  credentialId: string;
  publicKey: string;
  counter: number;
}

/** @throws PortalError `invalid_credentials` for any answer that is not a fresh proof of this passkey. */
export async function verifyProof(
  core: Core,
  c: RequestContext,
  { use, row, response, userVerification }: ProofToVerify,
): Promise<{ counter: number; challenge: string }> {
  const { verifyAuthenticationResponse } = await webAuthn();
  const { origin, id } = relyingParty(core, c);
  let challenge = '';
  const verified = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: (given) => isChallenge(core, use, (challenge = given)),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: userVerification === 'required',
    credential: { id: row.credentialId, publicKey: fromBase64Url(row.publicKey), counter: row.counter },
  }).catch((error: unknown) => {
    throw refusedPasskey(error);
  });
  if (!verified.verified) throw refusedPasskey();
  return { counter: verified.authenticationInfo.newCounter, challenge };
}

export interface ProofToVerify {
  use: string;
  row: KnownPasskey;
  response: Record<string, unknown>;
  userVerification: UserVerification;
}

export interface PasskeyOwner {
  id: string;
  login: string;
  name: string;
}

export async function creationOptions(
  core: Core,
  c: RequestContext,
  owner: PasskeyOwner,
  known: { id: string }[],
  userVerification: UserVerification,
): Promise<Json> {
  const { generateRegistrationOptions } = await webAuthn();
  const options: unknown = await generateRegistrationOptions({
    rpName: c.get('access').settings.business.name,
    rpID: relyingParty(core, c).id,
    userID: new TextEncoder().encode(owner.id),
    userName: owner.login,
    userDisplayName: owner.name,
    challenge: await createChallenge(core, owner.id),
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification },
  });
  return options as Json;
}

/** What to store of a new passkey. @throws PortalError `invalid_request` for an answer that does not verify. */
export async function verifyCreation(
  core: Core,
  c: RequestContext,
  ownerId: string,
  response: Record<string, unknown>,
  userVerification: UserVerification,
) {
  const { origin, id } = relyingParty(core, c);
  const { verifyRegistrationResponse } = await webAuthn();
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: (challenge) => isChallenge(core, ownerId, challenge),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: userVerification === 'required',
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
