import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';

import { issueLink } from '../auth/issue-link.js';
import { DAY } from '../clock.js';
import { commit, tryCommit } from '../commit.js';
import { expectChange, type Statement } from '../db/change.js';
import { contact, link, session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent, type Actor } from '../events.js';
import { orderMail } from '../mail/send-mail.js';
import { readSettings } from '../settings.js';
import { afterCursor, toCursor } from './contact-cursor.js';
import { requireContact, type ContactRow } from './find-contact.js';

export interface ContactPage {
  items: ContactRow[];
  /** Goes into the next call; null on the last page. */
  nextCursor: string | null;
}

/** Contacts, newest first, at most 100 at a time. */
export async function listContacts(
  core: Core,
  { cursor, limit = 100 }: { cursor?: string | undefined; limit?: number } = {},
): Promise<ContactPage> {
  const size = Math.min(limit, 100);
  const rows = await core.db
    .select()
    .from(contact)
    .where(afterCursor(cursor))
    .orderBy(desc(contact.createdAt), desc(contact.id))
    .limit(size + 1);
  const items = rows.slice(0, size);
  return { items, nextCursor: rows.length > size ? toCursor(items.at(-1)!) : null };
}

const noted = (core: Core, actor: Actor, type: string, { id }: ContactRow): Statement =>
  recordEvent(core.db, { type, actor, subject: { type: 'contact', id }, contactId: id, at: core.clock() });

const moved = (
  core: Core,
  { id }: ContactRow,
  from: ContactRow['access'][],
  access: ContactRow['access'],
): Statement[] => [
  core.db
    .update(contact)
    .set({ access, updatedAt: core.clock() })
    .where(and(eq(contact.id, id), inArray(contact.access, from))),
  expectChange(core.db),
];

const conflict = (message: string) => new PortalError('conflict', message);

/** Lets somebody in who asked for it, and mails a link to sign in. */
export async function approveContact(core: Core, actor: Actor, email: string): Promise<ContactRow> {
  const row = await requireContact(core, email);
  const settings = await readSettings(core.db);
  const address = row.email!;
  const issued = await issueLink(core, settings, {
    purpose: 'sign-in',
    contactId: row.id,
    email: address,
    createdBy: actor,
    life: DAY,
  });
  const mail = { template: 'login', to: address, name: row.firstName, locale: row.locale, data: { url: issued.url } };
  const done = await tryCommit(core, [
    ...moved(core, row, ['requested'], 'eligible'),
    ...issued.statements,
    ...(await orderMail(core, { ...mail, dedupeKey: issued.id, dropAfter: issued.expiresAt })),
    noted(core, actor, 'contact.approved', row),
  ]);
  if (!done) throw conflict(`${address} has not asked for access, or was let in already`);
  return row;
}

/** Shuts a contact out: every session ends and every link dies at once. */
export async function suspendContact(core: Core, actor: Actor, email: string): Promise<ContactRow> {
  const row = await requireContact(core, email);
  const open = and(
    eq(link.contactId, row.id),
    isNull(link.usedAt),
    isNull(link.replacedAt),
    isNull(link.revokedAt),
    ne(link.purpose, 'email-undo'),
  );
  const done = await tryCommit(core, [
    ...moved(core, row, ['eligible', 'requested'], 'suspended'),
    core.db.delete(session).where(eq(session.contactId, row.id)),
    core.db.update(link).set({ revokedAt: core.clock() }).where(open),
    noted(core, actor, 'contact.suspended', row),
  ]);
  if (!done) throw conflict(`${email} is suspended already`);
  return row;
}

/** Lets a suspended contact sign in again. */
export async function restoreContact(core: Core, actor: Actor, email: string): Promise<ContactRow> {
  const row = await requireContact(core, email);
  const done = await tryCommit(core, [
    ...moved(core, row, ['suspended'], 'eligible'),
    noted(core, actor, 'contact.restored', row),
  ]);
  if (!done) throw conflict(`${email} is not suspended`);
  return row;
}

/** Ends every session of a contact; resolves with how many there were. */
export async function signOutContact(core: Core, actor: Actor, email: string): Promise<number> {
  const row = await requireContact(core, email);
  const subject = { type: 'contact', id: row.id };
  const [ended] = (await commit(core, [
    core.db.delete(session).where(eq(session.contactId, row.id)).returning({ id: session.id }),
    recordEvent(core.db, { type: 'session.ended', actor, subject, contactId: row.id, at: core.clock() }),
  ])) as [unknown[]];
  return ended.length;
}
