import {
  getMail,
  getMailServer,
  getMailTemplate,
  listMails as listRoute,
  listMailTemplates as templatesRoute,
  previewMailTemplate,
  putMailServer,
  putMailTemplate,
  reportMails as reportRoute,
  resendMail as resendRoute,
  resetMailTemplate as resetRoute,
  testMailServer as testRoute,
  testMailTemplate,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import type { ServerApp } from '../../app.js';
import { signInMails } from '../../auth/mails.js';
import type { StaffCaller } from '../../auth/staff-access.js';
import { MINUTE } from '../../clock.js';
import type { Core } from '../../deps.js';
import { normaliseEmail } from '../../email.js';
import type { RequestContext } from '../../http/environment.js';
import { expectedVersion, giveTag } from '../../http/etag.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import type { MailTemplates } from '../../mail/mail-template.js';
import { countTry } from '../../rate-limit.js';
import type { AdminArea } from '../area.js';
import { changeMailTemplate, resetMailTemplate } from './change-mail-template.js';
import { listMails, mailById, resendMail } from './list-mails.js';
import { changeMailServer, mailServerOf } from './mail-servers.js';
import { listMailTemplates, mailTemplateOf } from './mail-templates.js';
import { previewMail } from './preview-mail.js';
import { reportMails } from './report-mails.js';
import { sendNow, testMailServer } from './test-mail-server.js';

function registerLog(register: AdminRegister, core: Core, templates: MailTemplates): void {
  register(listRoute, async (c) => c.json(await listMails(core, c.req.valid('query')), 200));
  register(getMail, async (c) => c.json(await mailById(core, templates, c.req.valid('param').id), 200));
  register(resendRoute, async (c) =>
    c.json(await resendMail(core, templates, staffOf(c).actor, c.req.valid('param').id), 201),
  );
  register(reportRoute, async (c) =>
    c.json(await reportMails(core, staffOf(c).actor, c.req.valid('json').reports), 200),
  );
}

const limitTests = (core: Core, { id }: StaffCaller) =>
  countTry(core, [{ name: 'mail-test', key: id, max: 20, per: 15 * MINUTE }]);

function ownAddress(c: RequestContext): string {
  const caller = staffOf(c);
  if (caller.kind === 'staff') return caller.email;
  const message = 'An API key has no address of its own: say where to send the test with `to`';
  throw new PortalError('invalid_request', message, { errors: [{ path: 'to', message }] });
}

function registerServer(register: AdminRegister, core: Core): void {
  const tell = async (c: RequestContext) => {
    const { server, updatedAt } = await mailServerOf(core);
    giveTag(c, updatedAt);
    return server;
  };
  register(getMailServer, async (c) => c.json(await tell(c), 200));
  register(putMailServer, async (c) => {
    await changeMailServer(core, staffOf(c).actor, c.req.valid('json'), expectedVersion(c));
    return c.json(await tell(c), 200);
  });
  register(testRoute, async (c) => {
    const { to, server } = c.req.valid('json');
    const address = to === undefined ? ownAddress(c) : normaliseEmail(to);
    await limitTests(core, staffOf(c));
    return c.json(await testMailServer(core, address, server), 200);
  });
}

function registerTemplates(register: AdminRegister, core: Core, templates: MailTemplates): void {
  const tell = async (c: RequestContext, id: string, locale: string) => {
    const { answer, updatedAt } = await mailTemplateOf(core, templates, id, locale);
    giveTag(c, updatedAt);
    return answer;
  };
  register(templatesRoute, async (c) => c.json({ items: await listMailTemplates(core, templates) }, 200));
  register(getMailTemplate, async (c) =>
    c.json(await tell(c, c.req.valid('param').id, c.req.valid('query').locale), 200),
  );
  register(putMailTemplate, async (c) => {
    const { id } = c.req.valid('param');
    const change = c.req.valid('json');
    await changeMailTemplate(core, templates, staffOf(c).actor, id, { ...change, expected: expectedVersion(c) });
    return c.json(await tell(c, id, change.locale), 200);
  });
  register(resetRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { locale } = c.req.valid('query');
    await resetMailTemplate(core, templates, staffOf(c).actor, id, locale);
    return c.json(await tell(c, id, locale), 200);
  });
  register(previewMailTemplate, async (c) =>
    c.json(await previewMail(core, templates, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  register(testMailTemplate, async (c) => {
    const { to, ...draft } = c.req.valid('json');
    const address = to === undefined ? ownAddress(c) : normaliseEmail(to);
    await limitTests(core, staffOf(c));
    const mail = await previewMail(core, templates, c.req.valid('param').id, draft);
    return c.json(await sendNow(core, { to: address, ...mail }), 200);
  });
}

/** All mails to clients; those to the staff are in the language of the admin and stay as they are. */
function clientMails(parts: readonly Pick<AdminArea, 'mails'>[]): MailTemplates {
  const all: MailTemplates = Object.assign({}, signInMails, ...parts.map(({ mails }) => mails ?? {}));
  return Object.fromEntries(Object.entries(all).filter(([id]) => !id.startsWith('staff-')));
}

export function registerMails(
  register: AdminRegister,
  core: Core,
  apps: readonly ServerApp[],
  areas: readonly AdminArea[],
): void {
  const templates = clientMails([...areas, ...apps]);
  registerLog(register, core, templates);
  registerServer(register, core);
  registerTemplates(register, core, templates);
}
