import {
  changeStaff,
  createApiKey,
  inviteStaff,
  listApiKeys,
  listStaff,
  revokeApiKey,
  type Role,
  type Scope,
  type StaffMember,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import type { StaffCaller } from '../../auth/staff-access.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import { createKey, listKeys, revokeKey } from './api-keys.js';
import { inviteStaffMember } from './invite-member.js';
import { changeStaffMember, listStaffMembers } from './members.js';

const isOwner = (caller: StaffCaller) => caller.kind === 'staff' && caller.role === 'owner';

/** Owners are made, changed and unmade by owners only. */
async function requireOwnerFor(
  core: Core,
  caller: StaffCaller,
  role: Role | undefined,
  whom: (member: StaffMember) => boolean,
): Promise<void> {
  if (isOwner(caller)) return;
  const members = await listStaffMembers(core);
  if (role === 'owner' || members.find(whom)?.role === 'owner') {
    throw new PortalError('forbidden', 'Only an owner can do this to an owner', { reason: 'owners_only' });
  }
}

/** A key holds nothing that whoever makes it does not hold. */
function requireOwnScopes(caller: StaffCaller, scopes: readonly string[]): void {
  const beyond = scopes.filter((scope) => !caller.scopes.includes(scope as Scope));
  if (beyond.length > 0) {
    throw new PortalError('forbidden', `You cannot give rights that you do not have: ${beyond.join(', ')}`, {
      reason: 'missing_scope',
    });
  }
}

export function registerStaff(register: AdminRegister, core: Core): void {
  register(listStaff, async (c) => c.json({ items: await listStaffMembers(core) }, 200));

  register(inviteStaff, async (c) => {
    const caller = staffOf(c);
    const invitation = c.req.valid('json');
    await requireOwnerFor(core, caller, invitation.role, ({ email }) => email === normaliseEmail(invitation.email));
    return c.json((await inviteStaffMember(core, caller.actor, invitation)).member, 201);
  });

  register(changeStaff, async (c) => {
    const caller = staffOf(c);
    const { id } = c.req.valid('param');
    const change = c.req.valid('json');
    await requireOwnerFor(core, caller, change.role, (member) => member.id === id);
    return c.json(await changeStaffMember(core, caller.actor, id, change), 200);
  });

  register(listApiKeys, async (c) => c.json({ items: await listKeys(core) }, 200));

  register(createApiKey, async (c) => {
    const caller = staffOf(c);
    const wanted = c.req.valid('json');
    requireOwnScopes(caller, wanted.scopes);
    return c.json(await createKey(core, caller.actor, { ...wanted, scopes: wanted.scopes as Scope[] }), 201);
  });

  register(revokeApiKey, async (c) => {
    await revokeKey(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });
}
