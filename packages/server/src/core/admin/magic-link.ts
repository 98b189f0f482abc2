import { Destination } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';

import { issueLink } from '../auth/issue-link.js';
import { requireOwnPage } from '../auth/sign-in-routes.js';
import { HOUR } from '../clock.js';
import { commit } from '../commit.js';
import type { Core } from '../deps.js';
import { recordEvent, type Actor } from '../events.js';
import { readSettings } from '../settings.js';
import { Address, requireContact } from './find-contact.js';
import { parseInput } from './parse-input.js';

const MagicLink = z.strictObject({ email: Address, ...Destination.shape });

/** A link that signs a contact in once, within an hour, for the business to hand over itself. It replaces the contact's earlier ones. */
export async function createMagicLink(
  core: Core,
  actor: Actor,
  input: z.input<typeof MagicLink>,
): Promise<{ url: string; expiresAt: number }> {
  const { email, page, view } = parseInput(MagicLink, input);
  const [settings, row] = await Promise.all([readSettings(core.db), requireContact(core, email)]);
  if (row.access !== 'eligible') throw new PortalError('conflict', `${email} may not sign in: ${row.access}`);
  const order = {
    purpose: 'sign-in',
    contactId: row.id,
    email: row.email!,
    view,
    createdBy: actor,
    life: HOUR,
  } as const;
  const issued = await issueLink(core, settings, { ...order, page: requireOwnPage(core, settings, page) });
  const subject = { type: 'contact', id: row.id };
  await commit(core, [
    ...issued.statements,
    recordEvent(core.db, {
      type: 'link.issued',
      actor,
      subject,
      data: { link: issued.id, purpose: 'sign-in' },
      at: core.clock(),
    }),
  ]);
  return { url: issued.url, expiresAt: issued.expiresAt };
}
