import { and, desc, eq } from 'drizzle-orm';

import { expectChange, type Statement } from '../db/change.js';
import { passkey } from '../db/schema.js';
import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import type { Caller } from './access.js';
import { useUpChallenge } from './challenge.js';
import {
  creationOptions,
  type Json,
  refusedPasskey,
  relyingParty,
  requestOptions,
  verifyCreation,
  verifyProof,
} from './passkey-ceremony.js';

export const authenticationOptions = (core: Core, c: RequestContext): Promise<Json> =>
  requestOptions(core, c, 'sign-in', 'preferred');

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
  const { id } = relyingParty(core, c);
  const [row] = await core.db
    .select()
    .from(passkey)
    .where(and(eq(passkey.credentialId, String(response['id'])), eq(passkey.rpId, id)));
  if (!row) throw refusedPasskey();
  const { counter, challenge } = await verifyProof(core, c, {
    use: 'sign-in',
    row,
    response,
    userVerification: 'preferred',
  });
  const update = core.db
    .update(passkey)
    .set({ counter, lastUsedAt: core.clock() })
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
  const owner = {
    id: caller.contactId,
    login: caller.email ?? caller.contactId,
    name: [caller.firstName, caller.lastName].filter(Boolean).join(' '),
  };
  return creationOptions(core, c, owner, known, 'preferred');
}

/** What to store of a new passkey. @throws PortalError `invalid_request` for an answer that does not verify. */
export const verifyRegistration = (core: Core, c: RequestContext, caller: Caller, response: Record<string, unknown>) =>
  verifyCreation(core, c, caller.contactId, response, 'preferred');
