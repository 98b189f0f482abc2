import { PortalError } from '@client-portal/contract/errors';
import { and, eq, inArray, isNull, ne, type SQL } from 'drizzle-orm';

import { issueLink } from '../../auth/issue-link.js';
import { DAY } from '../../clock.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { contact, link, session } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { orderMail } from '../../mail/send-mail.js';
import { readSettings } from '../../settings.js';
import { contactById, type ContactRow } from './find-contact.js';

const noted = (core: Core, actor: Actor, type: string, { id }: ContactRow): Statement =>
  recordEvent(core.db, { type, actor, subject: { type: 'contact', id }, contactId: id, at: core.clock() });

const moved = (
  core: Core,
  { id }: ContactRow,
  from: ContactRow['access'][],
  access: ContactRow['access'],
  suspendedReason = '',
): Statement[] => [
  core.db
    .update(contact)
    .set({ access, suspendedReason })
    .where(and(eq(contact.id, id), inArray(contact.access, from))),
  expectChange(core.db),
];

const conflict = (message: string) => new PortalError('conflict', message);
const nameOf = (row: ContactRow) => row.email ?? row.id;

/** Statements that make every open link of contacts useless, and end their sessions. */
export function shutOut(core: Core, ids: readonly string[] | SQL): Statement[] {
  const open = and(
    inArray(link.contactId, ids as string[]),
    isNull(link.usedAt),
    isNull(link.replacedAt),
    isNull(link.revokedAt),
    ne(link.purpose, 'email-undo'),
  );
  return [
    core.db.delete(session).where(inArray(session.contactId, ids as string[])),
    core.db.update(link).set({ revokedAt: core.clock() }).where(open),
  ];
}

/** Lets somebody in who asked for it, and mails a link to sign in. */
export async function approveContact(core: Core, actor: Actor, id: string): Promise<void> {
  const row = await contactById(core, id);
  if (row.email === null) throw conflict('Without an e-mail address nobody can be let in');
  const issued = await issueLink(core, await readSettings(core.db), {
    purpose: 'sign-in',
    contactId: id,
    email: row.email,
    createdBy: actor,
    life: DAY,
  });
  const mail = { template: 'login', to: row.email, name: row.firstName, locale: row.locale, data: { url: issued.url } };
  const done = await tryCommit(core, [
    ...moved(core, row, ['requested'], 'eligible'),
    ...issued.statements,
    ...(await orderMail(core, { ...mail, dedupeKey: issued.id, dropAfter: issued.expiresAt })),
    noted(core, actor, 'contact.approved', row),
  ]);
  if (!done) throw conflict(`${row.email} has not asked for access, or was let in already`);
}

/** Shuts a contact out: every session ends and every link dies at once. The reason stays with the business. */
export async function suspendContact(core: Core, actor: Actor, id: string, reason = ''): Promise<void> {
  const row = await contactById(core, id);
  const done = await tryCommit(core, [
    ...moved(core, row, ['eligible', 'requested'], 'suspended', reason),
    ...shutOut(core, [id]),
    noted(core, actor, 'contact.suspended', row),
  ]);
  if (!done) throw conflict(`${nameOf(row)} is suspended already`);
}

/** Lets a suspended contact sign in again. */
export async function restoreContact(core: Core, actor: Actor, id: string): Promise<void> {
  const row = await contactById(core, id);
  const done = await tryCommit(core, [
    ...moved(core, row, ['suspended'], 'eligible'),
    noted(core, actor, 'contact.restored', row),
  ]);
  if (!done) throw conflict(`${nameOf(row)} is not suspended`);
}

/** Ends one session of a contact, or every one; resolves with how many there were. */
export async function signOutContact(core: Core, actor: Actor, id: string, sessionId?: string): Promise<number> {
  await contactById(core, id);
  const which = and(eq(session.contactId, id), sessionId === undefined ? undefined : eq(session.id, sessionId));
  const subject = sessionId === undefined ? { type: 'contact', id } : { type: 'session', id: sessionId };
  const [ended] = (await commit(core, [
    core.db.delete(session).where(which).returning({ id: session.id }),
    recordEvent(core.db, { type: 'session.ended', actor, subject, contactId: id, at: core.clock() }),
  ])) as [unknown[]];
  return ended.length;
}
