import {
  cancelMailBatch as cancelRoute,
  createLinkTemplate as templateRoute,
  createMagicLink as magicRoute,
  getMailBatch,
  listBatchRecipients as recipientsRoute,
  listInvitations as listRoute,
  listMagicLinks as magicListRoute,
  listMailBatches as batchesRoute,
  resendInvitation as resendRoute,
  revokeInvitation as revokeRoute,
  revokeMagicLink as revokeMagicRoute,
  sendInvitation,
  sendInvitations,
  sendLoginMails,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import { requireOwnPage } from '../../auth/sign-in-routes.js';
import { HOUR } from '../../clock.js';
import type { Core } from '../../deps.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import { countTry } from '../../rate-limit.js';
import { inviteContact, parseOptions } from './invite-contact.js';
import { createLinkTemplate } from './link-templates.js';
import { invitationOf, listInvitations, resendInvitation, revokeInvitation } from './list-invitations.js';
import { listMagicLinks, revokeMagicLink } from './list-magic-links.js';
import { listBatchRecipients } from './list-recipients.js';
import { createMagicLink } from './magic-links.js';
import { cancelMailBatch, createMailBatch, listMailBatches, mailBatchById } from './mail-batches.js';
import { toRecipients } from './recipients.js';

/** However often somebody presses the button, nobody's inbox is filled. */
const oncePer = (core: Core, key: string) => countTry(core, [{ name: 'invite', key, max: 10, per: HOUR }]);

function registerInvitations(register: AdminRegister, core: Core): void {
  register(listRoute, async (c) => c.json(await listInvitations(core, c.req.valid('query')), 200));

  register(sendInvitation, async (c) => {
    const { actor } = staffOf(c);
    const order = c.req.valid('json');
    await oncePer(core, order.contactId ?? order.email?.toLowerCase() ?? '');
    const { contactId, created } = await inviteContact(core, actor, order as never);
    return c.json({ invitation: await invitationOf(core, contactId), created }, 201);
  });

  register(resendRoute, async (c) => {
    const { id } = c.req.valid('param');
    await oncePer(core, id);
    return c.json(await resendInvitation(core, staffOf(c).actor, id), 200);
  });

  register(revokeRoute, async (c) => {
    await revokeInvitation(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });
}

function registerBatches(register: AdminRegister, core: Core): void {
  register(sendLoginMails, async (c) => {
    const { contactIds, filter, startsAt, page, view, minutes } = c.req.valid('json');
    const { settings } = c.get('access');
    requireOwnPage(core, settings, page);
    const destination = { ...(page ? { page } : {}), ...(view ? { view } : {}) };
    const options = { ...destination, grants: [], message: '', minutes };
    const order = { kind: 'login' as const, contactIds: await toRecipients(core, { contactIds, filter }), options };
    return c.json(await createMailBatch(core, staffOf(c).actor, { ...order, startsAt }), 202);
  });

  register(sendInvitations, async (c) => {
    const { contactIds, filter, startsAt, ...rest } = c.req.valid('json');
    const options = { ...parseOptions(core, c.get('access').settings, rest), minutes: 0 };
    const kind = 'invitation' as const;
    const order = { kind, contactIds: await toRecipients(core, { contactIds, filter }), options };
    return c.json(await createMailBatch(core, staffOf(c).actor, { ...order, startsAt }), 202);
  });

  register(batchesRoute, async (c) => c.json(await listMailBatches(core, c.req.valid('query')), 200));

  register(getMailBatch, async (c) => c.json(await mailBatchById(core, c.req.valid('param').id), 200));

  register(recipientsRoute, async (c) =>
    c.json(await listBatchRecipients(core, c.req.valid('param').id, c.req.valid('query')), 200),
  );

  register(cancelRoute, async (c) =>
    c.json(await cancelMailBatch(core, staffOf(c).actor, c.req.valid('param').id), 200),
  );
}

function registerLinks(register: AdminRegister, core: Core): void {
  register(magicRoute, async (c) => {
    const { id, url } = await createMagicLink(core, staffOf(c).actor, c.req.valid('json') as never);
    const [link] = (await listMagicLinks(core, { id })).items;
    if (!link) throw new PortalError('not_found', 'The contact was erased meanwhile');
    return c.json({ link, url }, 201);
  });

  register(magicListRoute, async (c) => c.json(await listMagicLinks(core, c.req.valid('query')), 200));

  register(revokeMagicRoute, async (c) => {
    await revokeMagicLink(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(templateRoute, async (c) =>
    c.json(await createLinkTemplate(core, staffOf(c).actor, c.req.valid('json')), 201),
  );
}

export function registerInvitationArea(register: AdminRegister, core: Core): void {
  registerInvitations(register, core);
  registerBatches(register, core);
  registerLinks(register, core);
}
