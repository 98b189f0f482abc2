import type { MagicLink } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';

import { stateOf } from '../../auth/links.js';
import { tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { contact, link } from '../../db/schema.js';
import { apiKey, staff } from '../../db/staff-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { afterInstant, type Page, toPage } from './instant-cursor.js';

const PAGE = 100;

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
