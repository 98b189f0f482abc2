import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { contact, contactAlias, session } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { nextVersion } from '../../http/etag.js';
import { contactById, type ContactRow } from './find-contact.js';
import { moveBack, partAliases, partGrants, partPassword, partTags } from './merge-rows.js';
import { type ContactValues, merge, mergeRow, UNDO_LIFE } from './merge-schema.js';

type MergeRow = typeof merge.$inferSelect;

const OWN_WAY = ['contact_alias', 'contact_tag', 'entitlement', 'password'];

const refused = (reason: string, message: string) => new PortalError('conflict', message, { reason });

async function requireUndoable(core: Core, id: string): Promise<MergeRow> {
  const [row] = await core.db.select().from(merge).where(eq(merge.id, id));
  if (!row) throw new PortalError('not_found', 'There is no such merge');
  if (row.undoneAt !== null) throw refused('undone', 'This merge was undone already');
  if (row.createdAt + UNDO_LIFE <= core.clock()) throw refused('too_late', 'A merge can be undone for 30 days');
  return row;
}

/** The contact that the merge went into. One that became part of another since must be parted from that one first. */
async function requireWhole(core: Core, { intoId }: MergeRow): Promise<ContactRow> {
  try {
    return await contactById(core, intoId);
  } catch {
    throw refused('gone', 'The contact was merged into another one or erased since. Undo that merge first');
  }
}

async function requireFreeAddress(core: Core, { intoId, before }: MergeRow): Promise<void> {
  if (!before.email) return;
  const [own] = await core.db.select({ id: contact.id }).from(contact).where(eq(contact.email, before.email));
  const [alias] = await core.db.select().from(contactAlias).where(eq(contactAlias.email, before.email));
  const owner = own?.id ?? alias?.contactId ?? intoId;
  if (owner !== intoId) throw refused('address_taken', `${before.email} belongs to the contact ${owner} by now`);
}

/** What the merge gave to the contact that stayed is taken back where nobody has changed it since. */
function takenBack(row: ContactRow, { now, was }: MergeRow['filled']): ContactValues {
  const same = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(row[name as keyof ContactRow]),
  );
  return Object.fromEntries(same.map(([name]) => [name, was[name as keyof ContactValues]]));
}

function contactStatements(core: Core, row: MergeRow, into: ContactRow): Statement[] {
  const now = core.clock();
  const { id: _, createdAt: __, updatedAt: ___, ...before } = row.before;
  const { email } = before;
  const unchanged = and(eq(contact.id, row.intoId), eq(contact.updatedAt, into.updatedAt), isNull(contact.mergedInto));
  const merged = and(eq(contact.id, row.fromId), eq(contact.mergedInto, row.intoId), isNull(contact.erasedAt));
  return [
    core.db
      .update(merge)
      .set({ undoneAt: now })
      .where(and(eq(merge.id, row.id), isNull(merge.undoneAt))),
    expectChange(core.db),
    core.db
      .update(contact)
      .set({ ...takenBack(into, row.filled), updatedAt: nextVersion(now, into.updatedAt) })
      .where(unchanged),
    expectChange(core.db),
    ...(email ? [core.db.delete(contactAlias).where(eq(contactAlias.email, email))] : []),
    core.db
      .update(contact)
      .set({ ...before, mergedInto: null, updatedAt: sql`max(${now}, ${contact.updatedAt} + 1)` })
      .where(merged),
    expectChange(core.db),
  ];
}

/** Makes two contacts out of a merged one again; what came to it since stays with it. @throws PortalError `conflict`. */
export async function undoMerge(core: Core, actor: Actor, id: string): Promise<void> {
  const row = await requireUndoable(core, id);
  const into = await requireWhole(core, row);
  await requireFreeAddress(core, row);
  const places = await core.db.selectDistinct({ place: mergeRow.place }).from(mergeRow).where(eq(mergeRow.mergeId, id));
  const step = { id, from: row.fromId, into: row.intoId };
  const subject = { type: 'contact', id: row.intoId };
  const data = { from: row.fromId, merge: id };
  const done = await tryCommit(core, [
    ...contactStatements(core, row, into),
    ...partAliases(core, step),
    ...partTags(core, step),
    ...partGrants(core, step),
    ...partPassword(core, step),
    ...places.flatMap(({ place }) => (OWN_WAY.includes(place) ? [] : [moveBack(core, step, place)])),
    core.db.delete(session).where(eq(session.contactId, row.intoId)),
    recordEvent(core.db, { type: 'contact.parted', actor, subject, contactId: row.intoId, data, at: core.clock() }),
  ]);
  if (!done) throw refused('changed', 'One of the contacts was changed this moment. Try again');
}
