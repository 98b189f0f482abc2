import { isTimeZone } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import type { Passkey, ProfileChange } from '@client-portal/contract/profile';
import { and, eq, ne } from 'drizzle-orm';

import type { Caller } from '../../core/auth/access.js';
import { revokeLinks } from '../../core/auth/email-change.js';
import { checkPassword, storePassword } from '../../core/auth/password-rules.js';
import { HOUR } from '../../core/clock.js';
import { commit, tryCommit } from '../../core/commit.js';
import { expectChange, isDuplicate } from '../../core/db/change.js';
import { contact, link, passkey, password, session } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import { recordEvent } from '../../core/events.js';
import { createId } from '../../core/ids.js';
import { orderMail } from '../../core/mail/send-mail.js';
import { countTry, forgetTries } from '../../core/rate-limit.js';
import type { Settings } from '../../core/settings.js';

const noteChange = (core: Core, { contactId }: Caller, type: string, subject = { type: 'contact', id: contactId }) =>
  recordEvent(core.db, { type, actor: `client:${contactId}`, subject, contactId, at: core.clock() });

function refuseUnknownZone(timeZone: string | null | undefined): void {
  if (!timeZone || isTimeZone(timeZone)) return;
  const message = 'Choose a time zone such as Europe/Berlin';
  throw new PortalError('invalid_request', message, { errors: [{ path: 'timeZone', message }] });
}

export async function updateProfile(core: Core, caller: Caller, change: ProfileChange): Promise<void> {
  refuseUnknownZone(change.timeZone);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await commit(core, [
    core.db
      .update(contact)
      .set({ ...given, updatedAt: core.clock() })
      .where(eq(contact.id, caller.contactId)),
    noteChange(core, caller, 'contact.updated'),
  ]);
}

/** Checks the current password where there is one: a fresh session alone must not be enough to lock its owner out. */
async function requireCurrentPassword(
  core: Core,
  { contactId, hasPassword }: Caller,
  current: string | undefined,
): Promise<void> {
  if (!hasPassword) return;
  const limits = [{ name: 'current-password', key: contactId, max: 10, per: HOUR }];
  await countTry(core, limits);
  const [row] = await core.db.select({ hash: password.hash }).from(password).where(eq(password.contactId, contactId));
  if (!(await core.passwords.verify(row?.hash ?? null, (current ?? '').normalize('NFC')))) {
    const message = 'That is not your current password';
    throw new PortalError('invalid_request', message, {
      reason: 'current_password',
      errors: [{ path: 'currentPassword', message }],
    });
  }
  await commit(core, await forgetTries(core, limits));
}

export async function changePassword(
  core: Core,
  settings: Settings,
  caller: Caller,
  next: string,
  current: string | undefined,
): Promise<void> {
  checkPassword(core, settings, next, caller.email);
  await requireCurrentPassword(core, caller, current);
  const { contactId, email, firstName: name, locale } = caller;
  const notice = { template: 'password-changed', name, locale, data: {}, dedupeKey: createId('req') };
  await commit(core, [
    ...(await storePassword(core, contactId, next)),
    core.db.delete(session).where(and(eq(session.contactId, contactId), ne(session.idHash, caller.idHash))),
    revokeLinks(core, contactId, eq(link.purpose, 'email-change')),
    ...(email ? await orderMail(core, { ...notice, to: email }) : []),
    noteChange(core, caller, 'contact.password_changed'),
  ]);
}

export type NewPasskey = Pick<
  typeof passkey.$inferInsert,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'rpId'
>;

export async function addPasskey(core: Core, caller: Caller, name: string, verified: NewPasskey): Promise<Passkey> {
  const row = { id: createId('key'), name, createdAt: core.clock(), lastUsedAt: null };
  const { email, firstName, locale } = caller;
  const notice = { template: 'passkey-added', name: firstName, locale, data: { passkey: name }, dedupeKey: row.id };
  try {
    await commit(core, [
      core.db.insert(passkey).values({ ...row, ...verified, contactId: caller.contactId }),
      ...(email ? await orderMail(core, { ...notice, to: email }) : []),
      noteChange(core, caller, 'passkey.added', { type: 'passkey', id: row.id }),
    ]);
  } catch (error) {
    if (isDuplicate(error, 'passkey.credential_id')) throw new PortalError('conflict', 'This passkey is there already');
    throw error;
  }
  return row;
}

export async function removePasskey(core: Core, caller: Caller, id: string): Promise<void> {
  const done = await tryCommit(core, [
    core.db.delete(passkey).where(and(eq(passkey.id, id), eq(passkey.contactId, caller.contactId))),
    expectChange(core.db),
    noteChange(core, caller, 'passkey.removed', { type: 'passkey', id }),
  ]);
  if (!done) throw new PortalError('not_found', 'There is nothing here');
}
