import type { BatchRecipient } from '@client-portal/contract/admin';
import { and, asc, eq, gt, sql } from 'drizzle-orm';

import { contact } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { mail } from '../../mail/mail-schema.js';
import type { Page } from './instant-cursor.js';
import { mailBatchById } from './mail-batches.js';
import { mailBatchRecipient } from './schema.js';

const PAGE = 100;

/** What became of a mail that was ordered. */
const reached = sql<BatchRecipient['state']>`CASE
  WHEN ${mailBatchRecipient.state} <> 'ordered' THEN ${mailBatchRecipient.state}
  WHEN ${mail.state} IN ('queued', 'waiting') THEN 'sending'
  WHEN ${mail.state} IN ('failed', 'dropped') THEN 'failed'
  ELSE coalesce(${mail.state}, 'sent') END`;

/** What became of each, in the order of sending. @throws PortalError `not_found` when there is no such batch. */
export async function listBatchRecipients(
  core: Core,
  id: string,
  { cursor, limit = PAGE }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<Page<BatchRecipient>> {
  await mailBatchById(core, id);
  const { contactId, position, reason, at } = mailBatchRecipient;
  const { email, firstName, lastName } = contact;
  const rows = await core.db
    .select({ contactId, position, reason, at, email, firstName, lastName, state: reached, error: mail.error })
    .from(mailBatchRecipient)
    .innerJoin(contact, eq(contact.id, contactId))
    .leftJoin(mail, eq(mail.cause, mailBatchRecipient.linkId))
    .where(
      and(eq(mailBatchRecipient.batchId, id), cursor === undefined ? undefined : gt(position, Number(cursor) || 0)),
    )
    .orderBy(asc(position))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => ({
      contactId: row.contactId,
      email: row.email,
      name: [row.firstName, row.lastName].filter(Boolean).join(' '),
      state: row.state,
      reason: row.reason ?? row.error,
      at: row.at,
    })),
    nextCursor: rows.length > limit ? String(shown.at(-1)!.position) : null,
  };
}
