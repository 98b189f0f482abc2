import { eq, sql } from 'drizzle-orm';

import type { Statement } from '../db/change.js';
import { contact } from '../db/schema.js';
import { outbox } from '../db/work-schema.js';
import { MailRefused, type Core } from '../deps.js';
import { recordEvent } from '../events.js';
import type { OutboxMiss } from '../outbox.js';
import { mail } from './mail-schema.js';
import type { MailOrder } from './send-mail.js';

/** Whether somebody could sign in with what fills a mail. Such data is kept nowhere. */
export const holdsSecret = (data: Record<string, string>): boolean =>
  Boolean(data['code']) || Object.values(data).some((value) => /[#&]\w+-token=/.test(value));

/** Notes an order, unless one with the same key was there already. */
export function logOrder(core: Core, id: string, order: Omit<MailOrder, 'dropAfter'>): Statement {
  const { template, to, name, locale, data, dedupeKey, contactId } = order;
  const whose = contactId ?? sql`(SELECT ${contact.id} FROM ${contact} WHERE ${contact.email} = ${to})`;
  const kept = holdsSecret(data) ? null : JSON.stringify(data);
  return core.db.run(sql`INSERT INTO ${mail}
    (id, template, contact_id, to_address, name, locale, cause, data, created_at)
    SELECT id, ${template}, ${whose}, ${to}, ${name}, ${locale}, ${dedupeKey}, ${kept}, created_at
    FROM ${outbox} WHERE id = ${id}`);
}

/** What the log says of a mail that the server took. A code in the subject is covered. */
export function markSent(core: Core, id: string, subject: string, code: string | undefined): Statement[] {
  const shown = code ? subject.replaceAll(code, '••••••') : subject;
  const set = { state: 'sent' as const, subject: shown, error: null, settledAt: core.clock() };
  return [
    core.db
      .update(mail)
      .set({ ...set, attempts: sql`${mail.attempts} + 1` })
      .where(eq(mail.id, id)),
  ];
}

export const markDropped = (core: Core, id: string, error: string | null): Statement[] => [
  core.db.update(mail).set({ state: 'dropped', error, settledAt: core.clock() }).where(eq(mail.id, id)),
];

/** A mail came back for good: its contact is marked, while the address is still the same. */
export function markBounced(core: Core, id: string, error: string): Statement[] {
  const now = core.clock();
  const [whose, where] = [mail.contactId, mail.to].map(
    (column) => sql`(SELECT ${column} FROM ${mail} WHERE ${mail.id} = ${id})`,
  );
  return [
    core.db.update(mail).set({ state: 'bounced', error, settledAt: now }).where(eq(mail.id, id)),
    core.db
      .update(contact)
      .set({ bouncedAt: now })
      .where(sql`${contact.id} = ${whose} AND ${contact.email} = ${where}`),
    recordEvent(core.db, { type: 'mail.bounced', actor: 'system', subject: { type: 'mail', id }, at: now }),
  ];
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** What the log says of a mail that was not sent, or not yet. */
export function markMissed(core: Core, { id, state, error }: OutboxMiss): Statement[] {
  if (state === 'dropped') return markDropped(core, id, 'It would have come too late');
  const said = messageOf(error);
  const cause = error instanceof Error ? error.cause : undefined;
  const tries = sql`${mail.attempts} + ${state === 'waiting' ? 0 : 1}`;
  const note = core.db.update(mail).set({ error: said, attempts: tries }).where(eq(mail.id, id));
  if (state === 'waiting') return [note, core.db.update(mail).set({ state }).where(eq(mail.id, id))];
  if (state === 'retrying') return [note, core.db.update(mail).set({ state: 'queued' }).where(eq(mail.id, id))];
  if (cause instanceof MailRefused && cause.about === 'recipient') return [note, ...markBounced(core, id, said)];
  return [
    note,
    core.db.update(mail).set({ state: 'failed', settledAt: core.clock() }).where(eq(mail.id, id)),
    recordEvent(core.db, { type: 'mail.failed', actor: 'system', subject: { type: 'mail', id }, at: core.clock() }),
  ];
}
