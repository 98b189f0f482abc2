import type { MailDetail, MailEntry, MailState } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, sql } from 'drizzle-orm';

import { commit } from '../../commit.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { createId } from '../../ids.js';
import { composeMail } from '../../mail/compose-mail.js';
import { mail } from '../../mail/mail-schema.js';
import type { MailTemplates } from '../../mail/mail-template.js';
import { renderMail } from '../../mail/render-mail.js';
import { orderMail } from '../../mail/send-mail.js';
import { afterInstant, type Page, toPage } from '../invitations/instant-cursor.js';

const PAGE = 100;

type Row = typeof mail.$inferSelect;

const toEntry = ({
  id,
  template,
  contactId,
  to,
  subject,
  state,
  error,
  attempts,
  createdAt,
  settledAt,
}: Row): MailEntry => ({
  id,
  template,
  contactId,
  to,
  subject,
  state,
  error,
  attempts,
  createdAt,
  settledAt,
});

export interface MailQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
  state?: MailState | undefined;
  template?: string | undefined;
  contactId?: string | undefined;
  to?: string | undefined;
}

/** Every mail that was ordered, newest first, at most 100 at a time. */
export async function listMails(core: Core, query: MailQuery = {}): Promise<Page<MailEntry>> {
  const { cursor, limit = PAGE, state, template, contactId, to } = query;
  const rows = await core.db
    .select()
    .from(mail)
    .where(
      and(
        afterInstant(mail.createdAt, mail.id, cursor),
        state ? eq(mail.state, state) : undefined,
        template ? eq(mail.template, template) : undefined,
        contactId ? eq(mail.contactId, contactId) : undefined,
        to ? startsWith(to.toLowerCase()) : undefined,
      ),
    )
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(limit + 1);
  return toPage(rows, limit, (row) => [row.createdAt, row.id], toEntry);
}

/** As a range, which an index serves; a pattern would let `%` and `_` mean something. */
const startsWith = (text: string) => sql`${mail.to} >= ${text} AND ${mail.to} < ${`${text}\u{10ffff}`}`;

async function requireMail(core: Core, id: string): Promise<Row> {
  const [row] = await core.db.select().from(mail).where(eq(mail.id, id));
  if (!row) throw new PortalError('not_found', 'There is no such mail');
  return row;
}

/** Whether it is a mail to a client, without anything secret in it. */
const canBeMadeAgain = ({ data, template }: Row, templates: MailTemplates): boolean =>
  data !== null && Object.hasOwn(templates, template);

/** One mail, and how it reads where that gives nothing away. */
export async function mailById(core: Core, templates: MailTemplates, id: string): Promise<MailDetail> {
  const row = await requireMail(core, id);
  if (!canBeMadeAgain(row, templates)) return { ...toEntry(row), content: null, canResend: false };
  const made = await composeMail(core, templates, { ...row, data: row.data! });
  const content = made ? renderMail(made.content, made.settings, made.locale) : null;
  return { ...toEntry(row), content, canResend: content !== null };
}

/** Orders a mail once more. @throws PortalError `conflict` for one whose link or code is kept nowhere. */
export async function resendMail(core: Core, templates: MailTemplates, actor: Actor, id: string): Promise<MailEntry> {
  const row = await requireMail(core, id);
  if (!canBeMadeAgain(row, templates)) {
    throw new PortalError(
      'conflict',
      'Its link or code is kept nowhere, so it cannot be sent again. Send a new invitation or login mail',
    );
  }
  const { template, to, contactId, name, locale } = row;
  const dedupeKey = createId('req');
  const order = { template, to, contactId, name, locale, data: row.data!, dedupeKey };
  const subject = { type: 'mail', id };
  await commit(core, [
    ...(await orderMail(core, order)),
    recordEvent(core.db, { type: 'mail.resent', actor, subject, at: core.clock() }),
  ]);
  const [again] = await core.db.select().from(mail).where(eq(mail.cause, dedupeKey));
  return toEntry(again!);
}
