import type { MailServer, MailServerChange } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNull, sql } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { outbox } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { readMailServer, senderOf, type StoredMailServer, storeMailServer } from '../../mail/mail-server.js';
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
export async function withPassword(
  core: Core,
  change: MailServerChange,
  before: StoredMailServer,
): Promise<StoredMailServer> {
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
