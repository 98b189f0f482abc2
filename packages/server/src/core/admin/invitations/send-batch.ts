import { and, asc, eq, gt, sql } from 'drizzle-orm';

import { issueLink } from '../../auth/issue-link.js';
import { MINUTE } from '../../clock.js';
import { expectChange, type Statement } from '../../db/change.js';
import { contact } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { readMailServer } from '../../mail/mail-server.js';
import { mail } from '../../mail/mail-schema.js';
import { orderMail } from '../../mail/send-mail.js';
import { enqueue, type OutboxHandler } from '../../outbox.js';
import { readSettings, type Settings } from '../../settings.js';
import type { ContactRow } from '../contacts/find-contact.js';
import { issueInvitation, markInvited } from './invite-contact.js';
import { mailBatch, mailBatchRecipient } from './schema.js';

type Batch = typeof mailBatch.$inferSelect;

interface Recipient {
  position: number;
  row: ContactRow;
  hasComplained: number;
}

/** Why somebody is left out; null for who gets a mail. */
function reasonToSkip({ kind }: Batch, { row, hasComplained }: Recipient): string | null {
  if (row.email === null) return 'no_address';
  if (row.access === 'suspended') return 'suspended';
  if (row.bouncedAt !== null) return 'bounced';
  if (hasComplained) return 'complained';
  if (kind === 'login') return row.access === 'requested' ? 'not_approved' : null;
  return row.firstLoginAt === null ? null : 'joined';
}

async function loginMail(core: Core, settings: Settings, { options, createdBy }: Batch, row: ContactRow) {
  const { page = null, view = null, minutes } = options;
  const about = { purpose: 'sign-in', contactId: row.id, email: row.email!, createdBy } as const;
  const issued = await issueLink(core, settings, { ...about, page, view, life: minutes * MINUTE });
  const order = { template: 'login', to: row.email!, contactId: row.id, name: row.firstName, locale: row.locale };
  const data = { url: issued.url };
  const mails = await orderMail(core, { ...order, data, dedupeKey: issued.id, dropAfter: issued.expiresAt });
  return { id: issued.id, statements: [...issued.statements, ...mails] };
}

async function invitation(core: Core, settings: Settings, { options, createdBy }: Batch, row: ContactRow) {
  const guest = { id: row.id, email: row.email!, name: row.firstName, locale: row.locale };
  const issued = await issueInvitation(core, settings, createdBy, guest, options);
  return { id: issued.id, statements: [...markInvited(core, row), ...issued.statements] };
}

async function toStatements(core: Core, settings: Settings, batch: Batch, each: Recipient): Promise<Statement[]> {
  const at = core.clock();
  const skipped = reasonToSkip(batch, each);
  const order = batch.kind === 'login' ? loginMail : invitation;
  const made = skipped === null ? await order(core, settings, batch, each.row) : undefined;
  const outcome = made
    ? { state: 'ordered' as const, linkId: made.id, at }
    : { state: 'skipped' as const, reason: skipped, at };
  const isNext = and(
    eq(mailBatchRecipient.batchId, batch.id),
    eq(mailBatchRecipient.position, each.position),
    eq(mailBatchRecipient.state, 'queued'),
  );
  return [
    core.db.update(mailBatchRecipient).set(outcome).where(isNext),
    expectChange(core.db),
    ...(made?.statements ?? []),
  ];
}

/** How many may go out now: what the last minute, over all batches, has left of the limit. */
async function roomFor(core: Core): Promise<number> {
  const { stored } = await readMailServer(core);
  const recent = and(eq(mailBatchRecipient.state, 'ordered'), gt(mailBatchRecipient.at, core.clock() - MINUTE));
  const [row] = await core.db.select({ count: sql<number>`count(*)` }).from(mailBatchRecipient).where(recent);
  return Math.max(0, stored.perMinute - (row?.count ?? 0));
}

const complained = sql<number>`EXISTS (SELECT 1 FROM ${mail}
  WHERE ${mail.contactId} = ${contact.id} AND ${mail.state} = 'complained' AND ${mail.to} = ${contact.email})`;

/** Orders the next mails of a batch, and itself again for a minute later while some are left. */
export const mailBatchHandler: OutboxHandler = async (core, { id: turn, payload }) => {
  const { id } = payload as { id: string };
  const [batch] = await core.db.select().from(mailBatch).where(eq(mailBatch.id, id));
  if (!batch || batch.cancelledAt !== null || batch.finishedAt !== null) return [];
  const room = Math.min(await roomFor(core), 200);
  const isQueued = and(eq(mailBatchRecipient.batchId, id), eq(mailBatchRecipient.state, 'queued'));
  const [settings, next] = await Promise.all([
    readSettings(core.db),
    core.db
      .select({ position: mailBatchRecipient.position, row: contact, hasComplained: complained })
      .from(mailBatchRecipient)
      .innerJoin(contact, eq(contact.id, mailBatchRecipient.contactId))
      .where(isQueued)
      .orderBy(asc(mailBatchRecipient.position))
      .limit(room + 1),
  ]);
  const now = next.slice(0, room);
  const statements = await Promise.all(now.map((each) => toStatements(core, settings, batch, each)));
  const rest =
    next.length > room
      ? await enqueue(core, {
          kind: 'mail-batch',
          payload,
          dedupeKey: `${id}:${turn}`,
          dueAt: core.clock() + (room > 0 && now.length > 0 ? MINUTE : MINUTE / 4),
        })
      : [core.db.update(mailBatch).set({ finishedAt: core.clock() }).where(eq(mailBatch.id, id))];
  return [...statements.flat(), ...rest];
};
