import type { Grant } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNull } from 'drizzle-orm';

import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { entitlement } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { createId } from '../../ids.js';
import { contactById } from '../contacts/find-contact.js';

export interface GrantInput {
  resource: string;
  startsAt?: number | undefined;
  endsAt?: number | null;
  reason?: string;
}

type Row = typeof entitlement.$inferSelect;

export function toGrant({ contactId: _, ...row }: Row, now: number): Grant {
  const isOver = row.endsAt !== null && row.endsAt <= now;
  const running = row.startsAt > now ? 'scheduled' : 'active';
  return { ...row, status: row.revokedAt !== null ? 'revoked' : isOver ? 'ended' : running };
}

/** What was given to a contact, latest first. */
export async function listGrants(core: Core, contactId: string): Promise<Grant[]> {
  await contactById(core, contactId);
  const rows = await core.db
    .select()
    .from(entitlement)
    .where(eq(entitlement.contactId, contactId))
    .orderBy(desc(entitlement.createdAt), desc(entitlement.id))
    .limit(500);
  return rows.map((row) => toGrant(row, core.clock()));
}

const noted = (core: Core, actor: Actor, type: string, contactId: string, resource: string) =>
  recordEvent(core.db, {
    type,
    actor,
    subject: { type: 'contact', id: contactId },
    contactId,
    data: { resource },
    at: core.clock(),
  });

/** Gives a contact something by hand; there is one such grant of a resource, which giving it again replaces. */
export async function grantAccess(core: Core, actor: Actor, contactId: string, input: GrantInput): Promise<Grant> {
  await contactById(core, contactId);
  const now = core.clock();
  const { resource, startsAt = now, endsAt = null, reason = '' } = input;
  if (endsAt !== null && endsAt <= startsAt)
    throw new PortalError('invalid_request', 'The end must be after the start', {
      errors: [{ path: 'endsAt', message: 'The end must be after the start' }],
    });
  const terms = { startsAt, endsAt, reason, revokedAt: null };
  const [[row]] = (await commit(core, [
    core.db
      .insert(entitlement)
      .values({ ...terms, id: createId('ent'), contactId, resource, source: 'manual', createdAt: now })
      .onConflictDoUpdate({
        target: [entitlement.contactId, entitlement.resource, entitlement.source, entitlement.sourceId],
        set: terms,
      })
      .returning(),
    noted(core, actor, 'entitlement.granted', contactId, resource),
  ])) as [[Row]];
  return toGrant(row, now);
}

/** Takes one grant away. @throws PortalError `not_found` when there is none, or it was taken away already. */
export async function revokeGrant(core: Core, actor: Actor, id: string): Promise<void> {
  const [row] = await core.db.select().from(entitlement).where(eq(entitlement.id, id));
  const gone = new PortalError('not_found', 'There is no such grant, or it was taken away already');
  if (!row) throw gone;
  const done = await tryCommit(core, [
    core.db
      .update(entitlement)
      .set({ revokedAt: core.clock() })
      .where(and(eq(entitlement.id, id), isNull(entitlement.revokedAt))),
    expectChange(core.db),
    noted(core, actor, 'entitlement.revoked', row.contactId, row.resource),
  ]);
  if (!done) throw gone;
}

/** Takes a resource away wherever it came from; open pages notice at once. @throws PortalError `not_found`. */
export async function revokeEverywhere(core: Core, actor: Actor, contactId: string, resource: string): Promise<void> {
  const held = and(
    eq(entitlement.contactId, contactId),
    eq(entitlement.resource, resource),
    isNull(entitlement.revokedAt),
  );
  const done = await tryCommit(core, [
    core.db.update(entitlement).set({ revokedAt: core.clock() }).where(held),
    expectChange(core.db),
    noted(core, actor, 'entitlement.revoked', contactId, resource),
  ]);
  if (!done) throw new PortalError('not_found', `The contact does not have ${resource}`);
}
