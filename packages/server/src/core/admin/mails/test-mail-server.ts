import type { MailServerChange, MailServerTest } from '@client-portal/contract/admin';

import { type Core, type Mail, MailRefused, MailServerFailure } from '../../deps.js';
import { createId } from '../../ids.js';
import { readMailServer, senderOf, toSmtpServer } from '../../mail/mail-server.js';
import { renderMail } from '../../mail/render-mail.js';
import { messageIdOf } from '../../mail/send-mail.js';
import { readSettings } from '../../settings.js';
import { withPassword } from './mail-servers.js';

const ADVICE: Record<Exclude<MailServerTest['problem'], null>, string> = {
  none: 'There is no mail server yet. Fill in the form, or have the operator set SMTP_URL.',
  private: 'This server must not be reached from here. If it is yours, the operator can list it in OUTBOUND_ALLOW.',
  dns: 'There is no server of this name. Check how it is written.',
  refused: 'The server does not answer on this port. Check the port, and whether a firewall is in between.',
  timeout: 'The server did not answer in time. Check the port, and whether a firewall is in between.',
  tls: 'No secure connection came about. Try the other kind of encryption: TLS goes with port 465, STARTTLS with 587.',
  password: 'The server does not accept the user or the password.',
  sender: 'The server does not let you send from this address. Use one that belongs to your account.',
  recipient: 'The server works, but refused this recipient.',
  other: 'The server answered with something unexpected.',
};

function toResult(error: unknown): MailServerTest {
  const problem =
    error instanceof MailServerFailure
      ? error.problem
      : error instanceof MailRefused && error.about === 'recipient'
        ? 'recipient'
        : 'other';
  const said = error instanceof Error ? error.message : String(error);
  const message = problem === 'none' ? ADVICE.none : `${ADVICE[problem]} (${said.slice(0, 300)})`;
  return { ok: false, problem, message };
}

/** Sends a mail that was made just now, and says in plain words how it went. */
export async function sendNow(
  core: Core,
  mail: Pick<Mail, 'to' | 'subject' | 'text' | 'html'>,
  change?: MailServerChange,
): Promise<MailServerTest> {
  const { stored: before } = await readMailServer(core);
  const stored = change ? await withPassword(core, change, before) : before;
  const sender = senderOf(core, await readSettings(core.db), stored);
  try {
    const messageId = messageIdOf(core, createId('msg'));
    await core.mailer.send({ ...mail, ...sender, messageId }, await toSmtpServer(core, stored));
  } catch (error) {
    return toResult(error);
  }
  const message = `The server took the mail. Look whether it arrives at ${mail.to}, also among the spam.`;
  return { ok: true, problem: null, message };
}

/** Tries the mail server, also one that is not kept yet. */
export async function testMailServer(core: Core, to: string, change?: MailServerChange): Promise<MailServerTest> {
  const settings = await readSettings(core.db);
  const { name } = settings.business;
  const content = {
    subject: `A test mail of ${name}`,
    paragraphs: [`When you read this, the portal of ${name} can send mails.`],
    footnotes: [],
  };
  return sendNow(core, { to, ...renderMail(content, settings, 'en') }, change);
}
