import { PortalError } from '@client-portal/contract/errors';
import { and, eq } from 'drizzle-orm';

import { revokeLinks } from '../../auth/email-change.js';
import { commit, tryCommit } from '../../commit.js';
import { expectChange } from '../../db/change.js';
import { contactAlias, link } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import { recordEvent, type Actor } from '../../events.js';
import { withAddress } from './edit-contact.js';
import { contactById } from './find-contact.js';

const noted = (core: Core, actor: Actor, type: string, id: string) =>
  recordEvent(core.db, { type, actor, subject: { type: 'contact', id }, contactId: id, at: core.clock() });

/**
 * Gives a contact another address. Whoever reads mail there can sign in as this contact, so only staff may do this.
 * @throws PortalError `conflict` with `reason: address_taken`.
 */
export async function addAlias(core: Core, actor: Actor, id: string, typed: string): Promise<void> {
  await contactById(core, id);
  const email = normaliseEmail(typed);
  await withAddress(core, email, () =>
    commit(core, [
      core.db.insert(contactAlias).values({ email, contactId: id, createdAt: core.clock() }),
      noted(core, actor, 'contact.alias-added', id),
    ]),
  );
}

/** Takes an alias away, and with it every open link that was mailed there. @throws PortalError `not_found`. */
export async function removeAlias(core: Core, actor: Actor, id: string, typed: string): Promise<void> {
  await contactById(core, id);
  const email = normaliseEmail(typed);
  const done = await tryCommit(core, [
    core.db.delete(contactAlias).where(and(eq(contactAlias.email, email), eq(contactAlias.contactId, id))),
    expectChange(core.db),
    revokeLinks(core, id, eq(link.email, email)),
    noted(core, actor, 'contact.alias-removed', id),
  ]);
  if (!done) throw new PortalError('not_found', 'The contact has no such alias');
}
