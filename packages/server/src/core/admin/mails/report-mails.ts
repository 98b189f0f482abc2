import { and, eq, inArray, sql } from 'drizzle-orm';

import { commit } from '../../commit.js';
import type { Statement } from '../../db/change.js';
import { contact } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { markBounced } from '../../mail/mail-log.js';
import { mail } from '../../mail/mail-schema.js';

export interface MailReport {
  messageId: string;
  kind: 'delivered' | 'bounced' | 'complained';
  reason: string;
}

/** The id in a `Message-ID`, which other programs write with or without its brackets. */
const idIn = (messageId: string): string => /^<?(msg_\w+)(@|$)/.exec(messageId.trim())?.[1] ?? '';

const delivered = (core: Core, id: string): Statement[] => [
  core.db
    .update(mail)
    .set({ state: 'delivered', error: null })
    .where(and(eq(mail.id, id), inArray(mail.state, ['sent', 'queued']))),
  core.db
    .update(contact)
    .set({ bouncedAt: null })
    .where(
      sql`${contact.id} = (SELECT m.contact_id FROM mail AS m WHERE m.id = ${id} AND m.state = 'delivered'
        AND m.to_address = ${contact.email} AND m.created_at > coalesce(${contact.bouncedAt}, 0))`,
    ),
];

const complained = (core: Core, actor: Actor, id: string, reason: string): Statement[] => [
  core.db
    .update(mail)
    .set({ state: 'complained', error: reason || 'The reader called it spam' })
    .where(eq(mail.id, id)),
  recordEvent(core.db, { type: 'mail.complained', actor, subject: { type: 'mail', id }, at: core.clock() }),
];

function toStatements(core: Core, actor: Actor, id: string, { kind, reason }: MailReport): Statement[] {
  if (kind === 'delivered') return delivered(core, id);
  return kind === 'bounced' ? markBounced(core, id, reason || 'It came back') : complained(core, actor, id, reason);
}

/** Notes what a mail provider says became of mails; the same report twice says nothing new. */
export async function reportMails(core: Core, actor: Actor, reports: readonly MailReport[]) {
  const ids = reports.map(({ messageId }) => idIn(messageId));
  const rows = await core.db.select({ id: mail.id, state: mail.state }).from(mail).where(inArray(mail.id, ids));
  const states = new Map<string, string>(rows.map((row) => [row.id, row.state]));
  const statements = reports.flatMap((report, index) => {
    const id = ids[index]!;
    const before = states.get(id);
    if (before === undefined || before === report.kind) return [];
    states.set(id, report.kind);
    return toStatements(core, actor, id, report);
  });
  await commit(core, statements);
  const applied = ids.filter((id) => states.has(id)).length;
  return { applied, unknown: ids.length - applied };
}
