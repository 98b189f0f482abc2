import type { NewContact } from '@client-portal/contract/admin';
import { and, eq, isNull, notInArray, type SQL } from 'drizzle-orm';

import { contactAt } from '../../auth/contact-address.js';
import { revokeLinks } from '../../auth/email-change.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import { contact, contactTag } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { recordEvent, type Actor } from '../../events.js';
import { changedMeanwhile, nextVersion } from '../../http/etag.js';
import { readSettings } from '../../settings.js';
import { captureFor, captureStatements } from '../forms/capture.js';
import { issueInvitation, markInvited } from '../invitations/invite-contact.js';
import { addressTaken, createContactRow } from './create-contact.js';
import { contactById, type ContactRow } from './find-contact.js';

/** Runs a write; an address that is taken is refused with the id of the contact that has it. */
export async function withAddress<T>(
  core: Core,
  email: string | null | undefined,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw email ? addressTaken(error, await contactAt(core.db, email), email) : error;
  }
}

const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Makes a contact by hand or by API. @throws PortalError `conflict` with `reason: address_taken`. */
export async function createContact(
  core: Core,
  actor: Actor,
  { email: typed, ...values }: NewContact,
): Promise<{ id: string }> {
  const email = typed ? normaliseEmail(typed) : null;
  const source = actor.startsWith('key:') ? 'api' : 'manual';
  const made = createContactRow(core, actor, { ...present(values), email, source });
  const also = await captured(core, actor, { ...present(values), id: made.id, email }, source);
  await withAddress(core, email, () => commit(core, [...made.statements, ...also]));
  return { id: made.id };
}

/** What the business's rules say about contacts made this way; who has no address is not invited. */
async function captured(
  core: Core,
  actor: Actor,
  {
    id,
    email,
    firstName = '',
    lastName = '',
    locale = null,
  }: Omit<NewContact, 'email'> & { id: string; email: string | null },
  source: 'api' | 'manual',
): Promise<Statement[]> {
  const settings = await readSettings(core.db);
  const capture = captureFor(settings, source);
  const given = await captureStatements(core, actor, id, capture);
  if (!capture.invite || email === null) return given;
  const guest = { id, email, name: firstName, locale };
  const invitation = await issueInvitation(core, settings, actor, guest, { grants: [], message: '' });
  return [...given, ...markInvited(core, { id, firstName, lastName, invitedAt: null }), ...invitation.statements];
}

function tagStatements(core: Core, id: string, tags: readonly string[]): Statement[] {
  const named = [...new Set(tags)];
  const others = and(eq(contactTag.contactId, id), named.length > 0 ? notInArray(contactTag.tag, named) : undefined);
  const rows = named.map((tag) => ({ contactId: id, tag }));
  const add = rows.length > 0 ? [core.db.insert(contactTag).values(rows).onConflictDoNothing()] : [];
  return [core.db.delete(contactTag).where(others), ...add];
}

/** Links were mailed to the address of then, and what bounced there says nothing about the new one. */
function addressStatements(core: Core, row: ContactRow, email: string | null): Statement[] {
  if (email === row.email) return [];
  return [
    revokeLinks(core, row.id, undefined),
    core.db.update(contact).set({ bouncedAt: null }).where(eq(contact.id, row.id)),
  ];
}

/** Edits what is named. @throws PortalError `changed_meanwhile` when `version` is not the one of now. */
export async function changeContact(
  core: Core,
  actor: Actor,
  id: string,
  change: NewContact,
  version?: number,
): Promise<void> {
  const row = await contactById(core, id);
  if (version !== undefined && version !== row.updatedAt) throw changedMeanwhile();
  const { tags, email: typed, ...rest } = change;
  const email = typed === undefined ? row.email : typed === null ? null : normaliseEmail(typed);
  const updatedAt = nextVersion(core.clock(), row.updatedAt);
  const same: SQL | undefined = and(
    eq(contact.id, id),
    eq(contact.updatedAt, row.updatedAt),
    isNull(contact.mergedInto),
    isNull(contact.erasedAt),
  );
  const data = { fields: Object.keys(present(change)) };
  const statements = [
    core.db
      .update(contact)
      .set({ ...present(rest), email, updatedAt })
      .where(same),
    expectChange(core.db),
    ...addressStatements(core, row, email),
    ...(tags ? tagStatements(core, id, tags) : []),
    recordEvent(core.db, {
      type: 'contact.updated',
      actor,
      subject: { type: 'contact', id },
      contactId: id,
      data,
      at: core.clock(),
    }),
  ];
  const done = await withAddress(core, email, () => tryCommit(core, statements));
  if (!done) throw changedMeanwhile();
}
