import { Resource } from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import { requireContact } from '../contacts/find-contact.js';
import { parseInput } from '../parse-input.js';
import { grantAccess, revokeEverywhere } from './grants.js';

/** Gives the contact with an address something, from now on. */
export async function grantResource(core: Core, actor: Actor, email: string, resource: string): Promise<void> {
  const what = parseInput(Resource, resource);
  const { id } = await requireContact(core, email);
  await grantAccess(core, actor, id, { resource: what });
}

/** Takes it away, wherever it came from; open pages notice at once. @throws PortalError `not_found`. */
export async function revokeResource(core: Core, actor: Actor, email: string, resource: string): Promise<void> {
  const what = parseInput(Resource, resource);
  const { id } = await requireContact(core, email);
  await revokeEverywhere(core, actor, id, what);
}
