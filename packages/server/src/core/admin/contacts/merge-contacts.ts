import { PortalError } from '@client-portal/contract/errors';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { ServerApp } from '../../app.js';
import { revokeLinks } from '../../auth/email-change.js';
import { tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { contact, link, session } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import type { AdminArea } from '../area.js';
import { contactById, type ContactRow } from './find-contact.js';
import { createMerge, type Merge, mergeAliases, mergeGrants, mergePassword, mergeTags } from './merge-rows.js';
import { merge, UNDO_LIFE } from './merge-schema.js';
import { EMPTY, fillIn, snapshot } from './merge-values.js';

/** What has rows of contacts: apps and areas. */
export type Holders = readonly Pick<ServerApp & AdminArea, 'mergeContact' | 'eraseContact'>[];

const asOf = ({ id, updatedAt }: ContactRow) =>
  and(eq(contact.id, id), eq(contact.updatedAt, updatedAt), isNull(contact.mergedInto), isNull(contact.erasedAt));

function contactStatements(core: Core, actor: Actor, into: ContactRow, from: ContactRow, id: string): Statement[] {
  const now = core.clock();
  const given = fillIn(into, from);
  const was = Object.fromEntries(Object.keys(given).map((name) => [name, into[name as keyof ContactRow]]));
  const row = { id, fromId: from.id, intoId: into.id, before: snapshot(from), filled: { now: given, was } };
  return [
    core.db
      .update(contact)
      .set({ ...EMPTY, mergedInto: into.id, updatedAt: nextVersion(now, from.updatedAt) })
      .where(asOf(from)),
    expectChange(core.db),
    core.db
      .update(contact)
      .set({ ...given, updatedAt: nextVersion(now, into.updatedAt) })
      .where(asOf(into)),
    expectChange(core.db),
    core.db.insert(merge).values({ ...row, createdBy: actor, createdAt: now }),
  ];
}

function eventsOf(core: Core, actor: Actor, { id, from, into }: Merge): Statement[] {
  const at = core.clock();
  const subject = { type: 'contact', id: into };
  const data = { from, merge: id };
  return [
    recordEvent(core.db, { type: 'contact.merged', actor, subject, contactId: into, data, at }),
    recordEvent(core.db, { type: 'session.ended', actor, subject: { type: 'contact', id: from }, contactId: from, at }),
  ];
}

/**
 * Makes one contact out of two: everything of `fromId` belongs to `intoId` from now on, its addresses become aliases.
 * @throws PortalError `conflict` for a contact with itself, `changed_meanwhile` when one of them was just edited.
 */
export async function mergeContacts(
  core: Core,
  holders: Holders,
  actor: Actor,
  intoId: string,
  fromId: string,
): Promise<{ id: string; undoUntil: number }> {
  if (intoId === fromId)
    throw new PortalError('conflict', 'A contact cannot be merged with itself', { reason: 'same_contact' });
  const [into, from] = [await contactById(core, intoId), await contactById(core, fromId)];
  const step = createMerge(core, { id: createId('mrg'), from: fromId, into: intoId });
  const kept = into.email === null ? null : from.email;
  const done = await tryCommit(core, [
    ...contactStatements(core, actor, into, from, step.id),
    ...mergeAliases(core, step, kept, core.clock()),
    ...mergeTags(core, step),
    ...mergeGrants(core, step),
    ...mergePassword(core, step),
    ...step.move('passkey'),
    revokeLinks(core, fromId, inArray(link.purpose, ['email-change', 'email-undo', 'reset'])),
    ...step.move('link'),
    core.db.delete(session).where(eq(session.contactId, fromId)),
    ...holders.flatMap((holder) => holder.mergeContact?.(core, step) ?? []),
    ...eventsOf(core, actor, step),
  ]);
  if (!done) throw changedMeanwhile();
  return { id: step.id, undoUntil: core.clock() + UNDO_LIFE };
}
