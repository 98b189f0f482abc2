import { LinkScope, type MagicLink } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';

import { issueLink } from '../../auth/issue-link.js';
import { stateOf } from '../../auth/links.js';
import { requireOwnPage } from '../../auth/sign-in-routes.js';
import { MINUTE } from '../../clock.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { contact, link } from '../../db/schema.js';
import { apiKey, staff } from '../../db/staff-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { readSettings } from '../../settings.js';
import { Address, contactById, requireContact } from '../contacts/find-contact.js';
import { parseInput } from '../parse-input.js';
import { afterInstant, type Page, toPage } from './instant-cursor.js';
import { requireEligible } from './require-reachable.js';

const PAGE = 100;

const Order = z
  .strictObject({
    contactId: z.string().max(64).optional(),
    email: Address.optional(),
    scope: LinkScope,
    minutes: z.int().min(5).max(1440).optional(),
    page: z.url().max(2000).optional(),
  })
  .refine(({ contactId, email }) => (contactId === undefined) !== (email === undefined), {
    message: 'Name a contact or write an address, one of the two',
    path: ['email'],
  });

const viewOf = (scope: LinkScope): string | null =>
  scope.kind === 'portal' ? null : scope.kind === 'app' ? scope.app : scope.view;

export interface MadeLink {
  id: string;
  url: string;
  expiresAt: number;
}

/**
 * A link that signs a contact in once, for the business to hand over itself. It replaces the contact's earlier ones,
 * and does not count as an invitation.
 */
export async function createMagicLink(core: Core, actor: Actor, input: z.input<typeof Order>): Promise<MadeLink> {
  const { contactId, email: typed, scope, minutes, page } = parseInput(Order, input);
  const settings = await readSettings(core.db);
  const row = contactId === undefined ? await requireContact(core, typed!) : await contactById(core, contactId);
  const email = requireEligible(row);
  const about = { purpose: 'sign-in', contactId: row.id, email, createdBy: actor, data: { magic: true } } as const;
  const { id, url, expiresAt, statements } = await issueLink(core, settings, {
    ...about,
    view: viewOf(scope),
    page: requireOwnPage(core, settings, page),
    life: (minutes ?? settings.signIn.magicLinkMinutes) * MINUTE,
  });
  const event = { type: 'link.issued', actor, subject: { type: 'contact', id: row.id } };
  const data = { link: id, purpose: 'sign-in', view: viewOf(scope), expiresAt };
  await commit(core, [...statements, recordEvent(core.db, { ...event, data, at: core.clock() })]);
  return { id, url, expiresAt };
}

const isMagic = sql`json_extract(${link.data}, '$.magic') = 1`;

const makerName = sql<string>`coalesce(
  (SELECT nullif(${staff.name}, '') FROM ${staff} WHERE 'staff:' || ${staff.id} = ${link.createdBy}),
  (SELECT ${staff.email} FROM ${staff} WHERE 'staff:' || ${staff.id} = ${link.createdBy}),
  (SELECT ${apiKey.name} FROM ${apiKey} WHERE 'key:' || ${apiKey.id} = ${link.createdBy}), ${link.createdBy})`;

interface Row {
  link: typeof link.$inferSelect;
  firstName: string;
  lastName: string;
  createdByName: string;
}

function toMagicLink({ link: row, firstName, lastName, createdByName }: Row, now: number): MagicLink {
  const state = stateOf(row, now);
  return {
    id: row.id,
    contactId: row.contactId!,
    email: row.email,
    name: [firstName, lastName].filter(Boolean).join(' '),
    view: row.view,
    state: state === 'valid' || state === 'unknown' ? 'open' : state,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    createdByName,
    expiresAt: row.expiresAt,
    usedAt: row.usedAt,
  };
}

export interface MagicLinkQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
  contactId?: string | undefined;
  /** Only this one. */
  id?: string | undefined;
}

/** Who made which link for whom, and whether it was used; newest first. */
export async function listMagicLinks(
  core: Core,
  { cursor, limit = PAGE, contactId, id }: MagicLinkQuery = {},
): Promise<Page<MagicLink>> {
  const size = Math.min(limit, PAGE);
  const { firstName, lastName } = contact;
  const rows = await core.db
    .select({ link, firstName, lastName, createdByName: makerName })
    .from(link)
    .innerJoin(contact, eq(contact.id, link.contactId))
    .where(
      and(
        isMagic,
        afterInstant(link.createdAt, link.id, cursor),
        contactId === undefined ? undefined : eq(link.contactId, contactId),
        id === undefined ? undefined : eq(link.id, id),
      ),
    )
    .orderBy(desc(link.createdAt), desc(link.id))
    .limit(size + 1);
  const now = core.clock();
  return toPage(
    rows,
    size,
    (row) => [row.link.createdAt, row.link.id],
    (row) => toMagicLink(row, now),
  );
}

/** Makes an open link useless. */
export async function revokeMagicLink(core: Core, actor: Actor, id: string): Promise<void> {
  const now = core.clock();
  const open = and(isMagic, isNull(link.usedAt), isNull(link.replacedAt), isNull(link.revokedAt));
  const done = await tryCommit(core, [
    core.db
      .update(link)
      .set({ revokedAt: now })
      .where(and(eq(link.id, id), open)),
    expectChange(core.db),
    recordEvent(core.db, { type: 'link.revoked', actor, subject: { type: 'link', id }, at: now }),
  ]);
  if (!done) throw new PortalError('not_found', 'There is no such link, or it is of no use any more');
}
