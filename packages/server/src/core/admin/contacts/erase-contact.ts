import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { contact, contactAlias, contactTag, entitlement, link, passkey, password, session } from '../../db/schema.js';
import { outbox } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { nextVersion } from '../../http/etag.js';
import { contactById, type ContactRow } from './find-contact.js';
import type { Holders } from './merge-contacts.js';
import { EMPTY } from './merge-values.js';
import { merge } from './merge-schema.js';

/** Who is erased, as apps and areas need it to find what they hold. */
export interface Erasure {
  id: string;
  /** This contact and all that became part of it. */
  ids: readonly string[];
  /** Normalised addresses, of now and of before. */
  addresses: readonly string[];
}

async function erasureOf(core: Core, { id, email }: ContactRow): Promise<Erasure> {
  const parts = await core.db.all<{ id: string }>(sql`WITH RECURSIVE part (id) AS (
    SELECT ${id} UNION SELECT c.id FROM contact AS c JOIN part ON c.merged_into = part.id) SELECT id FROM part`);
  const ids = parts.map((part) => part.id);
  const [aliases, links, merges] = await core.db.batch([
    core.db.select({ email: contactAlias.email }).from(contactAlias).where(eq(contactAlias.contactId, id)),
    core.db.selectDistinct({ email: link.email }).from(link).where(inArray(link.contactId, ids)),
    core.db.select({ before: merge.before }).from(merge).where(inArray(merge.fromId, ids)),
  ]);
  const known = [email, ...aliases.map((row) => row.email), ...links.map((row) => row.email)];
  const addresses = [...known, ...merges.map(({ before }) => before.email ?? null)].filter((one) => one !== null);
  return { id, ids, addresses: [...new Set(addresses)] };
}

/** Mails that wait are sealed, so each has to be opened to see whose it is. */
async function waitingMails(core: Core, { addresses }: Erasure): Promise<string[]> {
  const rows = await core.db
    .select({ id: outbox.id, payload: outbox.payload })
    .from(outbox)
    .where(isNull(outbox.settledAt))
    .limit(5000);
  const found: string[] = [];
  for (const { id, payload } of rows) {
    const text = await core.keys.open('outbox', payload).catch(() => '');
    if (addresses.some((address) => text?.toLowerCase().includes(JSON.stringify(address)))) found.push(id);
  }
  return found;
}

async function mailStatements(core: Core, erasure: Erasure): Promise<Statement[]> {
  const waiting = await waitingMails(core, erasure);
  return [
    ...(waiting.length > 0 ? [core.db.delete(outbox).where(inArray(outbox.id, waiting))] : []),
    ...erasure.addresses.map((address) =>
      core.db.run(sql`UPDATE outbox SET last_error = NULL WHERE instr(lower(last_error), ${address}) > 0`),
    ),
  ];
}

function rowStatements({ db }: Core, { ids, addresses }: Erasure): Statement[] {
  const all = [...ids];
  const mailed = addresses.length > 0 ? inArray(link.email, [...addresses]) : undefined;
  return [
    db.delete(session).where(inArray(session.contactId, all)),
    db.delete(link).where(or(inArray(link.contactId, all), mailed)),
    db.delete(passkey).where(inArray(passkey.contactId, all)),
    db.delete(password).where(inArray(password.contactId, all)),
    db.delete(contactAlias).where(inArray(contactAlias.contactId, all)),
    db.delete(contactTag).where(inArray(contactTag.contactId, all)),
    db.delete(entitlement).where(inArray(entitlement.contactId, all)),
    db.delete(merge).where(or(inArray(merge.fromId, all), inArray(merge.intoId, all))),
  ];
}

const emptyEvents = (core: Core, { ids }: Erasure): Statement =>
  core.db.run(sql`UPDATE event SET data = '{}' WHERE data <> '{}' AND (
    contact_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    OR (subject_type = 'contact' AND subject_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))))`);

/**
 * Removes everything personal for good. An empty row stays for what must be kept, such as invoices; of what happened
 * stays that it happened, not what it said. The event names only the id.
 */
export async function eraseContact(core: Core, holders: Holders, actor: Actor, id: string): Promise<void> {
  const row = await contactById(core, id);
  const erasure = await erasureOf(core, row);
  const now = core.clock();
  const empty = { ...EMPTY, mergedInto: null, erasedAt: now, updatedAt: nextVersion(now, row.updatedAt) };
  const same = and(eq(contact.id, id), isNull(contact.erasedAt), isNull(contact.mergedInto));
  const done = await tryCommit(core, [
    core.db.update(contact).set(empty).where(same),
    expectChange(core.db),
    core.db
      .update(contact)
      .set(empty)
      .where(inArray(contact.id, [...erasure.ids])),
    ...rowStatements(core, erasure),
    ...(await mailStatements(core, erasure)),
    ...holders.flatMap((holder) => holder.eraseContact?.(core, erasure) ?? []),
    emptyEvents(core, erasure),
    recordEvent(core.db, {
      type: 'contact.erased',
      actor,
      subject: { type: 'contact', id },
      contactId: id,
      at: now,
    }),
  ]);
  if (!done) await contactById(core, id);
}
