import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';

import { tryCommit } from '../commit.js';
import { expectChange } from '../db/change.js';
import { contact, link } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent, type Actor } from '../events.js';
import { afterCursor, toCursor } from './contact-cursor.js';
import { requireContact, type ContactRow } from './find-contact.js';

const PAGE = 100;

export interface InvitationReport {
  email: string;
  name: string;
  state: 'sent' | 'joined' | 'expired' | 'revoked';
  invitedAt: number;
  expiresAt: number;
}

export interface InvitationPage {
  items: InvitationReport[];
  nextCursor: string | null;
}

type LinkRow = typeof link.$inferSelect;

function stateOf(row: ContactRow, last: LinkRow, now: number): InvitationReport['state'] {
  if (row.firstLoginAt !== null || last.usedAt !== null) return 'joined';
  if (last.revokedAt !== null) return 'revoked';
  return last.expiresAt <= now ? 'expired' : 'sent';
}

const toReport = (row: ContactRow, last: LinkRow, now: number): InvitationReport => ({
  email: last.email,
  name: [row.firstName, row.lastName].filter(Boolean).join(' '),
  state: stateOf(row, last, now),
  invitedAt: row.lastInvitedAt ?? last.createdAt,
  expiresAt: last.expiresAt,
});

/** What became of everybody's last invitation; the newest contacts first, at most 100 at a time. */
export async function listInvitations(
  core: Core,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<InvitationPage> {
  const latest = sql`(SELECT l.id FROM link AS l WHERE l.contact_id = ${contact.id} AND l.purpose = 'invitation'
    ORDER BY l.created_at DESC LIMIT 1)`;
  const rows = await core.db
    .select({ contact, link })
    .from(contact)
    .innerJoin(link, eq(link.id, latest))
    .where(and(isNotNull(contact.invitedAt), afterCursor(cursor)))
    .orderBy(desc(contact.createdAt), desc(contact.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map((row) => toReport(row.contact, row.link, core.clock())),
    nextCursor: rows.length > PAGE ? toCursor(shown.at(-1)!.contact) : null,
  };
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
