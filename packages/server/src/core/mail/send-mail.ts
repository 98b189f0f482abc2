import type { Statement } from '../db/change.js';
import { MailRefused, MailServerFailure, type Core, type Mail } from '../deps.js';
import { enqueueNamed, Undeliverable, Waiting, type OutboxHandler } from '../outbox.js';
import { composeMail, type MailRequest } from './compose-mail.js';
import { logOrder, markDropped, markMissed, markSent } from './mail-log.js';
import { readMailServer, senderOf, toSmtpServer } from './mail-server.js';
import type { MailTemplates } from './mail-template.js';
import { renderMail } from './render-mail.js';

export interface MailOrder extends MailRequest {
  to: string;
  /** Whose mail it is; the contact with this address when left out. */
  contactId?: string | null;
  /** A second mail with the same key is not written. */
  dedupeKey: string;
  /** Milliseconds since 1970 after which it is not worth sending. */
  dropAfter?: number | null;
}

/** The statements that queue a mail beside its cause, and note it in the log of mails. */
export async function orderMail(core: Core, order: MailOrder): Promise<Statement[]> {
  const { template, to, name, locale, data, dedupeKey, dropAfter = null } = order;
  const payload = { template, to, name, locale, data };
  const { id, statements } = await enqueueNamed(core, {
    kind: 'mail',
    payload,
    dedupeKey: `mail:${dedupeKey}`,
    dropAfter,
  });
  return [...statements, logOrder(core, id, order)];
}

/** The header by which servers, and their reports, know a mail. */
export const messageIdOf = (core: Core, id: string): string => `<${id}@${new URL(core.url).hostname}>`;

async function deliver(core: Core, mail: Mail, server: Parameters<Core['mailer']['send']>[1]): Promise<void> {
  try {
    await core.mailer.send(mail, server);
  } catch (error) {
    if (error instanceof MailRefused) throw new Undeliverable(error.message, { cause: error });
    if (error instanceof MailServerFailure && error.problem === 'none') throw new Waiting(error.message);
    throw error;
  }
}

const work =
  (templates: MailTemplates): OutboxHandler =>
  async (core, { id, payload }) => {
    const order = payload as MailRequest & { to: string };
    const composed = await composeMail(core, templates, order);
    if (!composed) throw new Undeliverable(`There is no mail template ${order.template}`);
    const { content, settings, locale, isOn } = composed;
    if (!isOn) return markDropped(core, id, 'This mail is switched off');
    const { stored } = await readMailServer(core);
    const rendered = renderMail(content, settings, locale);
    const mail = { to: order.to, ...senderOf(core, settings, stored), messageId: messageIdOf(core, id), ...rendered };
    await deliver(core, mail, await toSmtpServer(core, stored));
    return markSent(core, id, rendered.subject, content.code);
  };

/** Turns queued orders into mails in the business's look and hands them to the mailer. */
export const mailHandler = (templates: MailTemplates): OutboxHandler =>
  Object.assign(work(templates), { missed: markMissed });
