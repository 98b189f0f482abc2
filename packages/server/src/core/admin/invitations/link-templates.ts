import { openLinkTemplate } from '@client-portal/contract';
import { PortalError } from '@client-portal/contract/errors';
import { z } from '@hono/zod-openapi';

import { readTemplate, signOffer, signTemplate } from '../../auth/link-template.js';
import { requireOwnPage } from '../../auth/sign-in-routes.js';
import { DAY } from '../../clock.js';
import { commit } from '../../commit.js';
import type { Core } from '../../deps.js';
import { recordEvent, type Actor } from '../../events.js';
import { isOwnPage } from '../../http/headers.js';
import type { Register } from '../../http/register.js';
import { readSettings } from '../../settings.js';

export interface TemplateOrder {
  page?: string | undefined;
  view?: string | undefined;
  /** What the other tool puts the reader's address in place of. */
  field: string;
  days: number;
}

/** An address for the mails of another tool. Nothing is stored, so nothing but its end can take it back. */
export async function createLinkTemplate(core: Core, actor: Actor, { page, view, field, days }: TemplateOrder) {
  const settings = await readSettings(core.db);
  const until = core.clock() + days * DAY;
  const template = { page: requireOwnPage(core, settings, page), view: view ?? null, until };
  const token = await signTemplate(core, template);
  const event = { type: 'link-template.created', actor, data: { view: template.view, until } };
  await commit(core, [recordEvent(core.db, { ...event, at: core.clock() })]);
  return { url: `${core.url}/api/links/${token}?to=${field}`, expiresAt: until };
}

/** Opening one does nothing but lead to the page, which offers to mail a link: scanners and strangers gain nothing. */
export function registerLinkTemplates(register: Register, core: Core): void {
  register(openLinkTemplate, async (c) => {
    const { settings } = c.get('access');
    const template = await readTemplate(core, c.req.valid('param').id);
    if (!template) throw new PortalError('not_found', 'This link is not complete or not ours. Copy it whole');
    const { page, until } = template;
    const target = page !== null && isOwnPage(core, settings, page) ? page : (settings.pages[0] ?? `${core.url}/`);
    const url = new URL(target);
    // A plus that the other tool did not encode arrives as a space, which no address holds.
    const address = z.email().max(254).safeParse(c.req.valid('query').to.trim().replaceAll(' ', '+'));
    if (address.success && until > core.clock()) {
      url.hash = `portal-token=${await signOffer(core, template, address.data)}`;
    }
    return c.redirect(url.href, 302);
  });
}
