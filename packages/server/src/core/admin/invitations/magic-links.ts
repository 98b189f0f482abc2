import { LinkScope } from '@client-portal/contract/admin';
import { z } from '@hono/zod-openapi';

import { issueLink } from '../../auth/issue-link.js';
import { requireOwnPage } from '../../auth/sign-in-routes.js';
import { MINUTE } from '../../clock.js';
import { commit } from '../../commit.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { readSettings } from '../../settings.js';
import { Address, contactById, requireContact } from '../contacts/find-contact.js';
import { parseInput } from '../parse-input.js';
import { requireEligible } from './require-reachable.js';

const Order = z
  .strictObject({
    contactId: z.string().max(64).optional(),
    email: Address.optional(),
    scope: LinkScope,
    minutes: z.int().min(5).max(1440).optional(),
    page: z.url().max(2000).optional(),
  })
  .refine(({ contactId, email }) => (contactId === undefined) !== (email === undefined), {
    message: 'Name a contact or write an address, one of the two',
    path: ['email'],
  });

const viewOf = (scope: LinkScope): string | null =>
  scope.kind === 'portal' ? null : scope.kind === 'app' ? scope.app : scope.view;

export interface MadeLink {
  id: string;
  url: string;
  expiresAt: number;
}

/**
 * A link that signs a contact in once, for the business to hand over itself. It replaces the contact's earlier ones,
 * and does not count as an invitation.
 */
export async function createMagicLink(core: Core, actor: Actor, input: z.input<typeof Order>): Promise<MadeLink> {
  const { contactId, email: typed, scope, minutes, page } = parseInput(Order, input);
  const settings = await readSettings(core.db);
  const row = contactId === undefined ? await requireContact(core, typed!) : await contactById(core, contactId);
  const email = requireEligible(row);
  const about = { purpose: 'sign-in', contactId: row.id, email, createdBy: actor, data: { magic: true } } as const;
  const { id, url, expiresAt, statements } = await issueLink(core, settings, {
    ...about,
    view: viewOf(scope),
    page: requireOwnPage(core, settings, page),
    life: (minutes ?? settings.signIn.magicLinkMinutes) * MINUTE,
  });
  const event = { type: 'link.issued', actor, subject: { type: 'contact', id: row.id } };
  const data = { link: id, purpose: 'sign-in', view: viewOf(scope), expiresAt };
  await commit(core, [...statements, recordEvent(core.db, { ...event, data, at: core.clock() })]);
  return { id, url, expiresAt };
}
