import type { MailServer, MailServerChange, MailServerTest } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { outbox } from '../../db/work-schema.js';
import { type Core, type Mail, MailRefused, MailServerFailure } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import {
  readMailServer,
  senderOf,
  type StoredMailServer,
  storeMailServer,
  toSmtpServer,
} from '../../mail/mail-server.js';
import { renderMail } from '../../mail/render-mail.js';
import { messageIdOf } from '../../mail/send-mail.js';
import { readSettings } from '../../settings.js';

const waits = and(eq(outbox.kind, 'mail'), isNull(outbox.settledAt));

/** What mails are sent with, without its password, and how many wait. */
export async function mailServerOf(core: Core): Promise<{ server: MailServer; updatedAt: number }> {
  const [{ stored, updatedAt }, settings, [waiting]] = await Promise.all([
    readMailServer(core),
    readSettings(core.db),
    core.db
      .select({ count: sql<number>`count(*)`, since: sql<number | null>`min(${outbox.createdAt})` })
      .from(outbox)
      .where(waits),
  ]);
  const { host, port, security, user, sealedPassword, perMinute } = stored;
  const { from, replyTo } = senderOf(core, settings, stored);
  const operators = core.mailer.hasServer === false ? 'none' : 'environment';
  const server: MailServer = {
    source: host === null ? operators : 'settings',
    host,
    port,
    security,
    user,
    hasPassword: sealedPassword !== '',
    fromName: from.name,
    fromAddress: from.address,
    replyTo,
    perMinute,
    waiting: { count: waiting?.count ?? 0, since: waiting?.since ?? null },
  };
  return { server, updatedAt };
}

function refuse(path: string, message: string): PortalError {
  return new PortalError('invalid_request', message, { errors: [{ path, message }] });
}

/** The password stays only for the server and user that it was given for: nobody gets it sent to a server of theirs. */
async function withPassword(core: Core, change: MailServerChange, before: StoredMailServer): Promise<StoredMailServer> {
  const { password, ...rest } = change;
  const isSame = (['host', 'port', 'security', 'user'] as const).every((key) => rest[key] === before[key]);
  if (password === undefined && !isSame && before.sealedPassword && rest.user) {
    throw refuse('password', 'Write the password again: the server or the user is another one');
  }
  const kept = isSame ? before.sealedPassword : '';
  const sealedPassword = password === undefined ? kept : password && (await core.keys.seal('settings', password));
  if (rest.security === 'none' && rest.user) {
    throw refuse(
      'security',
      'A password is never sent without encryption. Choose STARTTLS or TLS, or leave the user empty',
    );
  }
  return { ...rest, sealedPassword };
}

/** Mails that wait are sent at once. @throws PortalError `changed_meanwhile` when it is not the version of now. */
export async function changeMailServer(
  core: Core,
  actor: Actor,
  change: MailServerChange,
  expected: number | undefined,
): Promise<void> {
  const { stored: before, updatedAt } = await readMailServer(core);
  if (expected !== undefined && expected !== updatedAt) throw changedMeanwhile();
  const stored = await withPassword(core, change, before);
  const now = core.clock();
  const { sealedPassword: _, ...told } = stored;
  const done = await tryCommit(core, [
    storeMailServer(core, stored, updatedAt, nextVersion(now, updatedAt)),
    expectChange(core.db),
    core.db.update(outbox).set({ dueAt: now }).where(waits),
    recordEvent(core.db, { type: 'mail-server.changed', actor, data: told, at: now }),
  ]);
  if (!done) throw changedMeanwhile();
}

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
  return { ok: false, problem, message: `${ADVICE[problem]} (${said.slice(0, 300)})` };
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
