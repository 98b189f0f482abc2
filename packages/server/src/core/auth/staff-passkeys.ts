import { and, eq, isNull } from 'drizzle-orm';

import { expectChange, type Statement } from '../db/change.js';
import { staff, staffPasskey } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import type { RequestContext } from '../http/environment.js';
import { createId } from '../ids.js';
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
import type { SignedInStaff } from './staff-access.js';

/** A passkey stands for both factors here, so it must have verified its user. */
const USER = 'required';
const USE = 'staff-sign-in';

export const staffRequestOptions = (core: Core, c: RequestContext): Promise<Json> => requestOptions(core, c, USE, USER);

/** @throws PortalError `invalid_credentials` for any answer that is not a fresh proof of a known passkey of the staff. */
export async function verifyStaffPasskey(
  core: Core,
  c: RequestContext,
  response: Record<string, unknown>,
): Promise<{ staffId: string; proof: Statement[] }> {
  const { id } = relyingParty(core, c);
  const [found] = await core.db
    .select({ passkey: staffPasskey })
    .from(staffPasskey)
    .innerJoin(staff, and(eq(staff.id, staffPasskey.staffId), isNull(staff.disabledAt)))
    .where(and(eq(staffPasskey.credentialId, String(response['id'])), eq(staffPasskey.rpId, id)));
  if (!found) throw refusedPasskey();
  const row = found.passkey;
  const { counter, challenge } = await verifyProof(core, c, { use: USE, row, response, userVerification: USER });
  const update = core.db
    .update(staffPasskey)
    .set({ counter, lastUsedAt: core.clock() })
    .where(and(eq(staffPasskey.id, row.id), eq(staffPasskey.counter, row.counter)));
  return {
    staffId: row.staffId,
    proof: [...(await useUpChallenge(core, challenge)), update, expectChange(core.db)],
  };
}

export async function staffCreationOptions(core: Core, c: RequestContext, caller: SignedInStaff): Promise<Json> {
  const known = await core.db
    .select({ id: staffPasskey.credentialId })
    .from(staffPasskey)
    .where(eq(staffPasskey.staffId, caller.id))
    .limit(50);
  return creationOptions(core, c, { id: caller.id, login: caller.email, name: caller.name }, known, USER);
}

/** The statements that store a verified new passkey. */
export async function addStaffPasskeyStatements(
  core: Core,
  c: RequestContext,
  caller: SignedInStaff,
  { response, name }: { response: Record<string, unknown>; name: string },
): Promise<Statement[]> {
  const verified = await verifyCreation(core, c, caller.id, response, USER);
  const values = { id: createId('stp'), staffId: caller.id, ...verified, name, createdAt: core.clock() };
  return [core.db.insert(staffPasskey).values(values)];
}
