import { Destination } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';
import { and, eq, ne } from 'drizzle-orm';

import { issueLink } from '../auth/issue-link.js';
import { requireOwnPage } from '../auth/sign-in-routes.js';
import { commit } from '../commit.js';
import { expectChange, isDuplicate, type Statement } from '../db/change.js';
import { contact } from '../db/schema.js';
import type { Core } from '../deps.js';
import { normaliseEmail } from '../email.js';
import { recordEvent, type Actor } from '../events.js';
import { createId } from '../ids.js';
import { orderMail } from '../mail/send-mail.js';
import { readSettings } from '../settings.js';
import { Resource } from './entitlements.js';
import { Address, findContact, type ContactRow } from './find-contact.js';
import { parseInput } from './parse-input.js';

const Name = z.string().trim().max(100).default('');

export const Invitation = z.strictObject({
  email: Address.transform(normaliseEmail),
  firstName: Name,
  lastName: Name,
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

function newContact(core: Core, actor: Actor, id: string, { email, firstName, lastName }: Invitation): Statement[] {
  const now = core.clock();
  const times = { invitedAt: now, lastInvitedAt: now, createdAt: now, updatedAt: now };
  const subject = { type: 'contact', id };
  return [
    core.db.insert(contact).values({ id, email, firstName, lastName, source: 'invite', ...times }),
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

/** Fills in what is missing, and lets in who has asked for it. */
function knownContact(core: Core, known: ContactRow, { firstName, lastName }: Invitation): Statement[] {
  const now = core.clock();
  const names = { firstName: known.firstName || firstName, lastName: known.lastName || lastName };
  const times = { invitedAt: known.invitedAt ?? now, lastInvitedAt: now, updatedAt: now };
  return [
    core.db
      .update(contact)
      .set({ ...names, ...times, access: 'eligible' })
      .where(and(eq(contact.id, known.id), ne(contact.access, 'suspended'))),
    expectChange(core.db),
  ];
}

/** Invites somebody, who becomes a contact when there is none with the address. A new invitation replaces the one before. */
export async function inviteContact(core: Core, actor: Actor, input: z.input<typeof Invitation>): Promise<Invited> {
  const invitation = parseInput(Invitation, input);
  const { email, view, grants } = invitation;
  const [settings, known] = await Promise.all([readSettings(core.db), findContact(core, email)]);
  if (known?.access === 'suspended')
    throw new PortalError('conflict', `${email} is suspended. Restore the contact first`);
  const page = requireOwnPage(core, settings, invitation.page);
  const id = known?.id ?? createId('ctc');
  const order = {
    purpose: 'invitation',
    contactId: id,
    email,
    page,
    view,
    data: { grants },
    createdBy: actor,
  } as const;
  const issued = await issueLink(core, settings, order);
  const data = { url: issued.url, days: String(settings.signIn.invitationDays) };
  const person = { to: email, name: known?.firstName || invitation.firstName, locale: known?.locale ?? null };
  const subject = { type: 'contact', id };
  try {
    await commit(core, [
      ...(known ? knownContact(core, known, invitation) : newContact(core, actor, id, invitation)),
      ...issued.statements,
      ...(await orderMail(core, {
        template: 'invitation',
        ...person,
        data,
        dedupeKey: issued.id,
        dropAfter: issued.expiresAt,
      })),
      recordEvent(core.db, { type: 'contact.invited', actor, subject, data: { link: issued.id }, at: core.clock() }),
    ]);
  } catch (error) {
    // Somebody else made the contact meanwhile: then it is known, and the second try finds it.
    if (!known && isDuplicate(error, 'contact.email')) return inviteContact(core, actor, input);
    throw error;
  }
  return { contactId: id, email, created: !known, url: issued.url, expiresAt: issued.expiresAt };
}
