import { captureFor, captureStatements } from '../admin/forms/capture.js';
import type { Statement } from '../db/change.js';
import { contact, entitlement } from '../db/schema.js';
import type { Core } from '../deps.js';
import { recordEvent } from '../events.js';
import { createId } from '../ids.js';
import { readSettings } from '../settings.js';
import { hasAddress } from './contact-address.js';
import type { LinkRow } from './links.js';

export interface LinkContact {
  id: string;
  hasPassword: boolean;
  /** Makes the contact where the link was for a stranger, and gives what the link carries. */
  statements: Statement[];
}

/** What a link may carry in its `data`. */
export interface LinkData {
  /** Resources to grant when it is used, such as `app:invoices`. */
  grants?: string[];
  /** With `email-change`: the address it replaces. */
  previousEmail?: string | null;
  /** The business made it to hand over itself: others than the client have seen it. */
  magic?: boolean;
}

export const linkData = (row: LinkRow): LinkData => JSON.parse(row.data) as LinkData;

const grant = (core: Core, contactId: string, resource: string, row: LinkRow, now: number) =>
  core.db
    .insert(entitlement)
    .values({
      id: createId('ent'),
      contactId,
      resource,
      source: 'link',
      sourceId: row.id,
      startsAt: now,
      createdAt: now,
    })
    .onConflictDoNothing();

/** Whose link it is. Somebody new, where sign-up is open, becomes a contact by using it. */
export async function contactForLink(core: Core, row: LinkRow): Promise<Omit<LinkContact, 'hasPassword'>> {
  const now = core.clock();
  const [known] = row.contactId
    ? [{ id: row.contactId }]
    : await core.db.select({ id: contact.id }).from(contact).where(hasAddress(row.email));
  const id = known?.id ?? createId('ctc');
  const subject = { type: 'contact', id };
  const create = known
    ? []
    : [
        core.db.insert(contact).values({ id, email: row.email, source: 'sign-up', createdAt: now, updatedAt: now }),
        recordEvent(core.db, {
          type: 'contact.created',
          actor: `client:${id}`,
          subject,
          contactId: id,
          data: { source: 'sign-up' },
          at: now,
        }),
        ...(await captureStatements(core, 'system', id, captureFor(await readSettings(core.db), 'sign-up'))),
      ];
  const grants = (linkData(row).grants ?? []).map((resource) => grant(core, id, resource, row, now));
  return { id, statements: [...create, ...grants] };
}
