import { InvitationOptions, Resource } from '@client-portal/contract/admin';
import { z } from '@hono/zod-openapi';
import { and, eq, ne } from 'drizzle-orm';

import { type IssuedLink, issueLink } from '../../auth/issue-link.js';
import { requireOwnPage } from '../../auth/sign-in-routes.js';
import { commit } from '../../commit.js';
import { expectChange, isDuplicate, isStaleChange, type Statement } from '../../db/change.js';
import { contact } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { recordEvent, type Actor } from '../../events.js';
import { createId } from '../../ids.js';
import { orderMail } from '../../mail/send-mail.js';
import { readSettings, type Settings } from '../../settings.js';
import { Address, contactById, findContact, type ContactRow } from '../contacts/find-contact.js';
import { parseInput } from '../parse-input.js';
import { requireInvitable } from './require-reachable.js';

const Name = z.string().trim().max(100).default('');

const Options = z.strictObject({ ...InvitationOptions.shape, grants: z.array(Resource).max(20).default([]) });

/** An invitation to a contact, or to an address, which becomes a contact. */
export const Invitation = z
  .strictObject({
    contactId: z.string().max(64).optional(),
    email: Address.transform(normaliseEmail).optional(),
    firstName: Name,
    lastName: Name,
    locale: z.string().max(35).optional(),
    ...Options.shape,
  })
  .refine(({ contactId, email }) => (contactId === undefined) !== (email === undefined), {
    message: 'Name a contact or write an address, one of the two',
    path: ['email'],
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

/** Whom it is for, and what they get. */
interface Guest {
  id: string;
  email: string;
  name: string;
  locale: string | null;
}

/** @throws PortalError `invalid_request` for a page or a grant that is none of the business's. */
export function parseOptions(core: Core, settings: Settings, input: unknown): InvitationOptions {
  const options = parseInput(Options, input);
  requireOwnPage(core, settings, options.page);
  return options;
}

/** The link and its mail; it voids the one before. */
export async function issueInvitation(
  core: Core,
  settings: Settings,
  actor: Actor,
  { id, email, name, locale }: Guest,
  { page, view, grants, message }: InvitationOptions,
): Promise<IssuedLink> {
  const about = { purpose: 'invitation', contactId: id, email, createdBy: actor } as const;
  const issued = await issueLink(core, settings, { ...about, page, view, data: { grants, message } });
  const order = { template: 'invitation', to: email, contactId: id, name, locale };
  const data = { url: issued.url, days: String(settings.signIn.invitationDays), message };
  const mails = await orderMail(core, { ...order, data, dedupeKey: issued.id, dropAfter: issued.expiresAt });
  const event = { type: 'contact.invited', actor, subject: { type: 'contact', id }, data: { link: issued.id } };
  return {
    ...issued,
    statements: [...issued.statements, ...mails, recordEvent(core.db, { ...event, at: core.clock() })],
  };
}

function newContact(core: Core, actor: Actor, id: string, { email, firstName, lastName }: Invitation): Statement[] {
  const now = core.clock();
  const times = { invitedAt: now, lastInvitedAt: now, createdAt: now, updatedAt: now };
  const event = { type: 'contact.created', actor, subject: { type: 'contact', id }, contactId: id };
  return [
    core.db.insert(contact).values({ id, email: email!, firstName, lastName, source: 'invite', ...times }),
    recordEvent(core.db, { ...event, data: { source: 'invite' }, at: now }),
  ];
}

type InvitedPerson = Pick<ContactRow, 'id' | 'firstName' | 'lastName' | 'invitedAt'>;

/** Counts a contact as invited, once; fills in a name that is missing, and lets in who has asked for it. */
export function markInvited(core: Core, known: InvitedPerson, names = { firstName: '', lastName: '' }): Statement[] {
  const now = core.clock();
  const filled = { firstName: known.firstName || names.firstName, lastName: known.lastName || names.lastName };
  const times = { invitedAt: known.invitedAt ?? now, lastInvitedAt: now };
  return [
    core.db
      .update(contact)
      .set({ ...filled, ...times, access: 'eligible' })
      .where(and(eq(contact.id, known.id), ne(contact.access, 'suspended'))),
    expectChange(core.db),
  ];
}

/**
 * Invites somebody, who becomes a contact when there is none with the address. A new invitation replaces the one before.
 * @throws PortalError `invalid_request` with reason `no_address`, or `conflict` with reason `suspended`.
 */
export async function inviteContact(core: Core, actor: Actor, input: z.input<typeof Invitation>): Promise<Invited> {
  const invitation = parseInput(Invitation, input);
  const { contactId, firstName, lastName } = invitation;
  const settings = await readSettings(core.db);
  requireOwnPage(core, settings, invitation.page);
  const known =
    contactId === undefined ? await findContact(core, invitation.email!) : await contactById(core, contactId);
  const email = known ? requireInvitable(known) : invitation.email!;
  const id = known?.id ?? createId('ctc');
  const guest = { id, email, name: known?.firstName || firstName, locale: invitation.locale ?? known?.locale ?? null };
  const issued = await issueInvitation(core, settings, actor, guest, invitation);
  try {
    await commit(core, [
      ...(known ? markInvited(core, known, { firstName, lastName }) : newContact(core, actor, id, invitation)),
      ...issued.statements,
    ]);
  } catch (error) {
    // Somebody else made, or shut out, the contact meanwhile: the second try sees it.
    if (!known && isDuplicate(error, 'contact.email')) return inviteContact(core, actor, input);
    if (known && isStaleChange(error)) requireInvitable({ ...known, access: 'suspended' });
    throw error;
  }
  return { contactId: id, email, created: !known, url: issued.url, expiresAt: issued.expiresAt };
}
