import type { AttentionItem } from '@client-portal/contract/admin';
import { and, eq, isNull, sql } from 'drizzle-orm';

import { DAY, HOUR } from '../../clock.js';
import { outbox } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import { readMailServer } from '../../mail/mail-server.js';

/** Whether there is a mail server to hand mails to: the operator's, or one that the business named. */
export const isMailConfigured = async (core: Core): Promise<boolean> =>
  core.mailer.hasServer !== false || (await readMailServer(core)).stored.host !== null;

interface Held {
  count: number;
  error: string;
}

/** Mails that wait for a server, or that one did not take at the first try. */
async function heldMails({ db }: Core): Promise<Held> {
  const [row] = await db.all<Held>(
    sql`SELECT count(*) AS count, coalesce(max(error), '') AS error FROM mail
      WHERE state = 'waiting' OR (state = 'queued' AND attempts > 0)`,
  );
  return row!;
}

async function failedMails({ db, clock }: Core): Promise<number> {
  const since = clock() - 7 * DAY;
  const [row] = await db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM mail WHERE state = 'failed' AND created_at > ${since}`,
  );
  return row?.n ?? 0;
}

async function bouncedInvitations({ db }: Core): Promise<number> {
  const [row] = await db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM contact INDEXED BY contact_bounced WHERE bounced_at IS NOT NULL AND invited_at IS NOT NULL`,
  );
  return row?.n ?? 0;
}

const mails = (count: number) => `${count} ${count === 1 ? 'mail' : 'mails'}`;

function serverItem(configured: boolean, { count, error }: Held): AttentionItem[] {
  const view = 'mails/server';
  if (!configured) {
    const message = `No mail server is set up: ${count > 0 ? `${mails(count)} wait` : 'invitations and codes would wait'} until there is one`;
    return [{ kind: 'mail-missing', severity: 'critical', message, count, params: {}, view }];
  }
  if (count === 0) return [];
  const message = `${mails(count)} could not be handed to the mail server and are tried again: ${error}`;
  return [{ kind: 'mail-down', severity: 'critical', message, count, params: { error }, view }];
}

/** Milliseconds after which a queue that nobody works on is told of. */
const STUCK = HOUR;

async function stuckMails({ db, clock }: Core): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(outbox)
    .where(and(isNull(outbox.settledAt), eq(outbox.attempts, 0), sql`${outbox.dueAt} < ${clock() - STUCK}`));
  return row?.n ?? 0;
}

/** Mails that do not arrive. */
export async function mailAttention(core: Core): Promise<AttentionItem[]> {
  const [configured, held, failed, bounced, stuck] = await Promise.all([
    isMailConfigured(core),
    heldMails(core),
    failedMails(core),
    bouncedInvitations(core),
    stuckMails(core),
  ]);
  const items = serverItem(configured, held);
  if (stuck > 0) {
    const message = `${stuck} messages wait for more than an hour and nobody sends them: is a server running?`;
    items.push({ kind: 'outbox-stuck', severity: 'critical', message, count: stuck, params: {}, view: 'mails' });
  }
  if (bounced > 0) {
    const message = `${bounced} invited ${bounced === 1 ? 'contact has an address' : 'contacts have addresses'} that sent the mail back`;
    items.push({
      kind: 'invitations-bounced',
      severity: 'warning',
      message,
      count: bounced,
      params: {},
      view: 'invitations',
    });
  }
  if (failed > 0) {
    const message = `${mails(failed)} of the last seven days failed for good`;
    items.push({ kind: 'mails-failed', severity: 'warning', message, count: failed, params: {}, view: 'mails' });
  }
  return items;
}
