import { Destination } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';
import { and, desc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';

import { issueLink, type IssuedLink } from '../auth/issue-link.js';
import { requireOwnPage } from '../auth/sign-in-routes.js';
import { commit, tryCommit } from '../commit.js';
import { expectChange, isDuplicate, type Statement } from '../db/change.js';
import { contact, link } from '../db/schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import { recordEvent, type Actor } from '../events.js';
import { createId } from '../ids.js';
import { orderMail } from '../mail/send-mail.js';
import { readSettings } from '../settings.js';
import { Resource } from './entitlements.js';
import { Address, findContact, requireContact, type ContactRow } from './find-contact.js';
import { parseInput } from './parse-input.js';

export const Invitation = z.strictObject({
  email: Address,
  firstName: z.string().trim().max(100).default(''),
  lastName: z.string().trim().max(100).default(''),
  ...Destination.shape,
  /** What the contact receives by joining, such as `app:invoices`. */
  grants: z.array(Resource).max(20).default([]),
});
export type Invitation = z.infer<typeof Invitation>;

export interface Invited {
  contactId: string;
  email: string;
  /** Whether nobody had this address before. */
  created: boolean;
  /** The link that is in the mail. Whoever has it can sign in as this contact. */
  url: string;
  expiresAt: number;
}

function contactStatements(
  core: Core,
  actor: Actor,
  invitation: Invitation,
  known: ContactRow | undefined,
  id: string,
): Statement[] {
  const now = core.clock();
  const email = normaliseEmail(invitation.email);
  const { firstName, lastName } = invitation;
  if (known) {
    const change = {
      firstName: known.firstName || firstName,
      lastName: known.lastName || lastName,
      access: 'eligible' as const,
      invitedAt: known.invitedAt ?? now,
      lastInvitedAt: now,
      updatedAt: now,
    };
    return [
      core.db
        .update(contact)
        .set(change)
        .where(and(eq(contact.id, id), sql`${contact.access} <> 'suspended'`)),
      expectChange(core.db),
    ];
  }
  const values = {
    id,
    email,
    firstName,
    lastName,
    source: 'invite' as const,
    invitedAt: now,
    lastInvitedAt: now,
    createdAt: now,
    updatedAt: now,
  };
  const subject = { type: 'contact', id };
  return [
    core.db.insert(contact).values(values),
    recordEvent(core.db, {
      type: 'contact.created',
      actor,
      subject,
      contactId: id,
      data: { source: 'invite' },
      at: now,
    }),
  ];
}

async function mailInvitation(
  core: Core,
  email: string,
  name: string,
  locale: string | null,
  days: number,
  { id, url, expiresAt }: IssuedLink,
) {
  const data = { url, days: String(days) };
  return orderMail(core, {
    template: 'invitation',
    to: email,
    name,
    locale,
    data,
    dedupeKey: id,
    dropAfter: expiresAt,
  });
}

/** Invites somebody, who becomes a contact when there is none with the address. A new invitation replaces the one before. */
export async function inviteContact(core: Core, actor: Actor, input: z.input<typeof Invitation>): Promise<Invited> {
  const invitation = parseInput(Invitation, input);
  const email = normaliseEmail(invitation.email);
  const [settings, known] = await Promise.all([readSettings(core.db), findContact(core, email)]);
  if (known?.access === 'suspended')
    throw new PortalError('conflict', `${email} is suspended. Restore the contact first`);
  const page = requireOwnPage(core, settings, invitation.page);
  const id = known?.id ?? createId('ctc');
  const { view, grants } = invitation;
  const issued = await issueLink(core, settings, {
    purpose: 'invitation',
    contactId: id,
    email,
    page,
    view,
    data: { grants },
    createdBy: actor,
  });
  const name = known?.firstName || invitation.firstName;
  try {
    await commit(core, [
      ...contactStatements(core, actor, invitation, known, id),
      ...issued.statements,
      ...(await mailInvitation(core, email, name, known?.locale ?? null, settings.signIn.invitationDays, issued)),
      recordEvent(core.db, {
        type: 'contact.invited',
        actor,
        subject: { type: 'contact', id },
        data: { link: issued.id },
        at: core.clock(),
      }),
    ]);
  } catch (error) {
    // Somebody else made the contact meanwhile: then it is known, and the second try finds it.
    if (!known && isDuplicate(error, 'contact.email')) return inviteContact(core, actor, input);
    throw error;
  }
  return { contactId: id, email, created: !known, url: issued.url, expiresAt: issued.expiresAt };
}

export interface InvitationReport {
  email: string;
  name: string;
  state: 'sent' | 'joined' | 'expired' | 'revoked';
  invitedAt: number;
  expiresAt: number;
}

function toReport(row: ContactRow, last: typeof link.$inferSelect, now: number): InvitationReport {
  const joined = row.firstLoginAt !== null || last.usedAt !== null;
  const state = joined ? 'joined' : last.revokedAt !== null ? 'revoked' : last.expiresAt <= now ? 'expired' : 'sent';
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  return { email: last.email, name, state, invitedAt: row.lastInvitedAt ?? last.createdAt, expiresAt: last.expiresAt };
}

/** What became of everybody's last invitation; the newest contacts first, at most 100 at a time. */
export async function listInvitations(core: Core, { cursor }: { cursor?: string | undefined } = {}) {
  const [createdAt, id = ''] = cursor?.split('.') ?? [];
  const at = Number(createdAt);
  const before = or(lt(contact.createdAt, at), and(eq(contact.createdAt, at), lt(contact.id, id)));
  const latest = sql`(SELECT l.id FROM link AS l WHERE l.contact_id = ${contact.id} AND l.purpose = 'invitation' ORDER BY l.created_at DESC LIMIT 1)`;
  const rows = await core.db
    .select({ contact, link })
    .from(contact)
    .innerJoin(link, eq(link.id, latest))
    .where(and(isNotNull(contact.invitedAt), createdAt ? before : undefined))
    .orderBy(desc(contact.createdAt), desc(contact.id))
    .limit(101);
  const last = rows[99]?.contact;
  const items = rows.slice(0, 100).map((row) => toReport(row.contact, row.link, core.clock()));
  return { items, nextCursor: rows.length > 100 && last ? `${last.createdAt}.${last.id}` : null };
}

/** Makes the open invitation of an address useless. */
export async function revokeInvitation(core: Core, actor: Actor, email: string): Promise<void> {
  const { id } = await requireContact(core, email);
  const open = and(isNull(link.usedAt), isNull(link.replacedAt), isNull(link.revokedAt));
  const done = await tryCommit(core, [
    core.db
      .update(link)
      .set({ revokedAt: core.clock() })
      .where(and(eq(link.contactId, id), eq(link.purpose, 'invitation'), open)),
    expectChange(core.db),
    recordEvent(core.db, { type: 'invitation.revoked', actor, subject: { type: 'contact', id }, at: core.clock() }),
  ]);
  if (!done) throw new PortalError('not_found', `There is no open invitation for ${email}`);
}
