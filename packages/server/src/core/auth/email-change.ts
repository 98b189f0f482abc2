import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gte, isNull, ne, or, type SQL } from 'drizzle-orm';

import { commit } from '../commit.js';
import { expectChange, isDuplicate, type Statement } from '../db/change.js';
import { contact, link, passkey, password, session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { orderMail } from '../mail/send-mail.js';
import type { Access, Caller } from './access.js';
import { linkData } from './link-contact.js';
import { issueLink } from './issue-link.js';
import { consumeLink, type LinkRow } from './links.js';

/** Mails the new address a link; until it is followed nothing changes. */
export async function requestEmailChange(
  core: Core,
  { settings }: Access,
  caller: Caller,
  email: string,
  page: string | null,
): Promise<void> {
  const { contactId, firstName: name, locale } = caller;
  const issued = await issueLink(core, settings, {
    purpose: 'email-change',
    contactId,
    email,
    page,
    data: { previousEmail: caller.email },
    createdBy: `client:${contactId}`,
  });
  const mail = await orderMail(core, {
    template: 'email-change',
    to: email,
    name,
    locale,
    data: { url: issued.url },
    dedupeKey: issued.id,
    dropAfter: issued.expiresAt,
  });
  const requested = recordEvent(core.db, {
    type: 'contact.email_requested',
    actor: `client:${contactId}`,
    subject: { type: 'contact', id: contactId },
    contactId,
    at: core.clock(),
  });
  await commit(core, [...issued.statements, ...mail, requested]);
}

/** Tells the old address, with a way back that works for three days. */
async function noticeStatements(
  core: Core,
  { settings }: Access,
  row: LinkRow,
  previous: string | null,
): Promise<Statement[]> {
  if (!previous) return [];
  const undo = await issueLink(core, settings, {
    purpose: 'email-undo',
    contactId: row.contactId,
    email: previous,
    page: row.page,
    createdBy: 'system',
  });
  const mail = await orderMail(core, {
    template: 'email-changed',
    to: previous,
    name: '',
    locale: null,
    data: { url: undo.url, email: row.email },
    dedupeKey: undo.id,
  });
  return [...undo.statements, ...mail];
}

/** The statement that makes open links of a contact useless, such as a change of address that nobody has confirmed yet. */
export const revokeLinks = (core: Core, contactId: string, which: SQL | undefined): Statement =>
  core.db
    .update(link)
    .set({ revokedAt: core.clock() })
    .where(and(eq(link.contactId, contactId), isNull(link.usedAt), isNull(link.revokedAt), which));

/**
 * An undoing outranks those that were mailed after it: they went to addresses that came later. It takes every
 * factor away, since whoever changed the address could have set them; the address alone lets its owner in.
 */
const undoStatements = (core: Core, row: LinkRow, contactId: string): Statement[] => [
  core.db.delete(password).where(eq(password.contactId, contactId)),
  core.db.delete(passkey).where(eq(passkey.contactId, contactId)),
  revokeLinks(core, contactId, or(ne(link.purpose, 'email-undo'), gte(link.createdAt, row.createdAt))),
];

/**
 * Puts a new address in force, or the old one back, and ends the sessions that somebody else could hold.
 * @throws PortalError `conflict` when the address belongs to another contact meanwhile.
 */
export async function settleEmail(
  core: Core,
  access: Access,
  row: LinkRow,
): Promise<{ email: string; undone: boolean }> {
  const contactId = row.contactId!;
  const undone = row.purpose === 'email-undo';
  const now = core.clock();
  const own = access.caller?.contactId === contactId && !undone ? access.caller.idHash : '';
  const consequences = undone
    ? undoStatements(core, row, contactId)
    : [
        revokeLinks(core, contactId, ne(link.purpose, 'email-undo')),
        ...(await noticeStatements(core, access, row, linkData(row).previousEmail ?? null)),
      ];
  try {
    await commit(core, [
      ...consumeLink(core, row),
      core.db.update(contact).set({ email: row.email, updatedAt: now }).where(eq(contact.id, contactId)),
      expectChange(core.db),
      core.db.delete(session).where(and(eq(session.contactId, contactId), ne(session.idHash, own))),
      ...consequences,
      recordEvent(core.db, {
        type: undone ? 'contact.email_restored' : 'contact.email_changed',
        actor: `client:${contactId}`,
        subject: { type: 'contact', id: contactId },
        contactId,
        at: now,
      }),
    ]);
  } catch (error) {
    if (isDuplicate(error, 'contact.email'))
      throw new PortalError('conflict', 'This address belongs to another account');
    throw error;
  }
  return { email: row.email, undone };
}
