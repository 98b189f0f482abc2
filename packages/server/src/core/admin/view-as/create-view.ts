import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';

import type { SignedInStaff } from '../../auth/staff-access.js';
import { requireOwnPage } from '../../auth/sign-in-routes.js';
import { VIEW_TOKEN } from '../../auth/view-as.js';
import { MINUTE } from '../../clock.js';
import { commit } from '../../commit.js';
import { contact } from '../../db/schema.js';
import { viewAsLink } from '../../db/view-as-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent } from '../../events.js';
import { createId } from '../../ids.js';
import { createSecret, hashSecret } from '../../secrets.js';
import type { Settings } from '../../settings.js';

const LINK_LIFE = 5 * MINUTE;

export interface ViewOrder {
  contactId: string;
  page?: string | undefined;
  view?: string | undefined;
}

/** A one-time link that opens the portal as a contact sees it, for the staff member who asks. */
export async function createViewLink(
  core: Core,
  settings: Settings,
  caller: SignedInStaff,
  { contactId, page, view }: ViewOrder,
): Promise<{ url: string; expiresAt: number }> {
  const [row] = await core.db.select({ access: contact.access }).from(contact).where(eq(contact.id, contactId));
  if (!row) throw new PortalError('not_found', 'There is nothing here');
  if (row.access !== 'eligible') {
    throw new PortalError('conflict', 'This contact may not sign in, so there is nothing that it sees');
  }
  const now = core.clock();
  const token = `${VIEW_TOKEN}${createSecret()}`;
  const url = new URL(requireOwnPage(core, settings, page) ?? settings.pages[0] ?? `${core.url}/`);
  if (view) url.searchParams.set('portal', view);
  url.hash = `portal-token=${token}`;
  const times = { createdAt: now, expiresAt: now + LINK_LIFE };
  const values = { id: createId('lnk'), tokenHash: await hashSecret(token), contactId, staffId: caller.id, ...times };
  await commit(core, [
    core.db.insert(viewAsLink).values(values),
    recordEvent(core.db, {
      type: 'view-as.issued',
      actor: caller.actor,
      subject: { type: 'contact', id: contactId },
      data: { link: values.id },
      at: now,
    }),
  ]);
  return { url: url.href, expiresAt: times.expiresAt };
}
