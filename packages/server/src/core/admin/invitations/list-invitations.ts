import type { Invitation, InvitationState } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';

import type { LinkData } from '../../auth/link-contact.js';
import { tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { contact, link } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { mail } from '../../mail/mail-schema.js';
import { contactById, type ContactRow } from '../contacts/find-contact.js';
import { afterInstant, type Page, toPage } from './instant-cursor.js';
import { inviteContact } from './invite-contact.js';

const PAGE = 100;

/** A later link, such as one that the contact asked for when the first had expired, counts instead of it. */
const LATEST = sql`(SELECT l.id FROM link AS l WHERE l.contact_id = ${contact.id} AND l.purpose = 'invitation'
  ORDER BY l.created_at DESC, l.id DESC LIMIT 1)`;

const stateAt = (now: number): SQL<InvitationState> => sql<InvitationState>`CASE
  WHEN ${contact.firstLoginAt} IS NOT NULL OR ${link.usedAt} IS NOT NULL THEN 'joined'
  WHEN ${link.revokedAt} IS NOT NULL THEN 'revoked'
  WHEN ${link.id} IS NULL OR ${link.expiresAt} <= ${now} THEN 'expired'
  WHEN ${mail.state} IN ('bounced', 'complained') THEN 'bounced'
  WHEN ${mail.state} IN ('failed', 'dropped') THEN 'failed'
  WHEN ${mail.state} IN ('sent', 'delivered') THEN 'delivered'
  ELSE 'sent' END`;

interface Row {
  contact: ContactRow;
  link: typeof link.$inferSelect | null;
  problem: string | null;
  state: InvitationState;
}

/** What an invitation's link carries. */
type Carried = LinkData & { message?: string };
const carriedBy = (row: Row['link']): Carried => JSON.parse(row?.data ?? '{}') as Carried;

const toInvitation = ({ contact: row, link: last, problem, state }: Row): Invitation => ({
  id: row.id,
  email: row.email ?? last?.email ?? '',
  name: [row.firstName, row.lastName].filter(Boolean).join(' '),
  state,
  problem: state === 'joined' || state === 'delivered' ? null : problem,
  firstInvitedAt: row.invitedAt!,
  lastInvitedAt: row.lastInvitedAt ?? row.invitedAt!,
  expiresAt: last?.expiresAt ?? null,
  joinedAt: row.firstLoginAt,
  view: last?.view ?? null,
  page: last?.page ?? null,
  grants: carriedBy(last).grants ?? [],
  createdBy: last?.createdBy ?? '',
});

export interface InvitationQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
  state?: InvitationState | undefined;
  q?: string | undefined;
}

const isThere = and(isNotNull(contact.lastInvitedAt), isNull(contact.mergedInto), isNull(contact.erasedAt));

function select(core: Core, where: SQL | undefined, limit: number): Promise<Row[]> {
  return core.db
    .select({ contact, link, problem: mail.error, state: stateAt(core.clock()) })
    .from(contact)
    .leftJoin(link, eq(link.id, LATEST))
    .leftJoin(mail, eq(mail.cause, link.id))
    .where(and(isThere, where))
    .orderBy(desc(contact.lastInvitedAt), desc(contact.id))
    .limit(limit);
}

const hasText = (q: string): SQL => sql`instr(lower(${contact.firstName} || ' ' || ${contact.lastName} || ' ' ||
  coalesce(${contact.email}, '')), ${q.toLowerCase()}) > 0`;

/** What became of everybody's last invitation, the latest first, at most 100 at a time. */
export async function listInvitations(
  core: Core,
  { cursor, limit = PAGE, state, q }: InvitationQuery = {},
): Promise<Page<Invitation>> {
  const size = Math.min(limit, PAGE);
  const where = and(
    afterInstant(contact.lastInvitedAt, contact.id, cursor),
    state ? sql`${stateAt(core.clock())} = ${state}` : undefined,
    q ? hasText(q) : undefined,
  );
  const rows = await select(core, where, size + 1);
  return toPage(rows, size, ({ contact: row }) => [row.lastInvitedAt!, row.id], toInvitation);
}

async function requireRow(core: Core, id: string): Promise<Row> {
  const [row] = await select(core, eq(contact.id, id), 1);
  if (!row) throw new PortalError('not_found', 'There is no such invitation');
  return row;
}

/** The invitation of a contact. @throws PortalError `not_found` when there was none. */
export const invitationOf = async (core: Core, id: string): Promise<Invitation> =>
  toInvitation(await requireRow(core, id));

/** Mails a fresh link that carries the same; the one before no longer works. */
export async function resendInvitation(core: Core, actor: Actor, id: string): Promise<Invitation> {
  const { link: last } = await requireRow(core, id);
  const { grants = [], message = '' } = carriedBy(last);
  const destination = { ...(last?.page ? { page: last.page } : {}), ...(last?.view ? { view: last.view } : {}) };
  await inviteContact(core, actor, { contactId: id, grants: grants as never, message, ...destination });
  return invitationOf(core, id);
}

/** Makes the open invitation of a contact useless. */
export async function revokeInvitation(core: Core, actor: Actor, id: string): Promise<void> {
  const row = await contactById(core, id);
  const open = and(isNull(link.usedAt), isNull(link.replacedAt), isNull(link.revokedAt));
  const done = await tryCommit(core, [
    core.db
      .update(link)
      .set({ revokedAt: core.clock() })
      .where(and(eq(link.contactId, id), eq(link.purpose, 'invitation'), open)),
    expectChange(core.db),
    recordEvent(core.db, { type: 'invitation.revoked', actor, subject: { type: 'contact', id }, at: core.clock() }),
  ]);
  if (!done) throw new PortalError('not_found', `There is no open invitation for ${row.email ?? 'this contact'}`);
}
