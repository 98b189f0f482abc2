import { APP_IDS } from '@client-portal/contract/apps';
import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';

import { commit, tryCommit } from '../commit.js';
import { expectChange } from '../db/change.js';
import { entitlement } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent, type Actor } from '../events.js';
import { createId } from '../ids.js';
import { requireContact } from './find-contact.js';
import { parseInput } from './parse-input.js';

/** What can be granted. */
export const Resource = z.enum(
  APP_IDS.map((id) => `app:${id}` as const),
  `Choose one of ${APP_IDS.map((id) => `app:${id}`).join(', ')}`,
);

const SOURCE = { source: 'manual', sourceId: '' } as const;

/** Gives a contact something; giving it again changes nothing. */
export async function grantResource(core: Core, actor: Actor, email: string, resource: string): Promise<void> {
  const what = parseInput(Resource, resource);
  const { id: contactId } = await requireContact(core, email);
  const now = core.clock();
  const values = { id: createId('ent'), contactId, resource: what, ...SOURCE, startsAt: now, createdAt: now };
  await commit(core, [
    core.db
      .insert(entitlement)
      .values(values)
      .onConflictDoUpdate({
        target: [entitlement.contactId, entitlement.resource, entitlement.source, entitlement.sourceId],
        set: { startsAt: now, endsAt: null, revokedAt: null },
        setWhere: isNotNull(entitlement.revokedAt),
      }),
    recordEvent(core.db, {
      type: 'entitlement.granted',
      actor,
      subject: { type: 'contact', id: contactId },
      contactId,
      data: { resource: what },
      at: now,
    }),
  ]);
}

/** Takes it away, wherever it came from; open pages notice at once. */
export async function revokeResource(core: Core, actor: Actor, email: string, resource: string): Promise<void> {
  const what = parseInput(Resource, resource);
  const { id: contactId } = await requireContact(core, email);
  const now = core.clock();
  const held = and(eq(entitlement.contactId, contactId), eq(entitlement.resource, what), isNull(entitlement.revokedAt));
  const done = await tryCommit(core, [
    core.db.update(entitlement).set({ revokedAt: now }).where(held),
    expectChange(core.db),
    recordEvent(core.db, {
      type: 'entitlement.revoked',
      actor,
      subject: { type: 'contact', id: contactId },
      contactId,
      data: { resource: what },
      at: now,
    }),
  ]);
  if (!done) throw new PortalError('not_found', `${email} does not have ${what}`);
}
