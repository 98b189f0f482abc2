import { getForm, submitForm } from '@client-portal/contract';
import {
  acceptSubmission,
  changeForm,
  createForm,
  deleteForm,
  deleteSubmission,
  type FormContent,
  listForms,
  listSubmissions,
  readForm,
  type Scope,
} from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';

import { clientIp } from '../../auth/sign-in-routes.js';
import type { StaffCaller } from '../../auth/staff-access.js';
import type { Core } from '../../deps.js';
import { expectedVersion, giveTag } from '../../http/etag.js';
import { type AdminRegister, staffOf } from '../../http/register-admin.js';
import type { Register } from '../../http/register.js';
import { addForm, editForm, findForm, listAllForms, notFound, removeForm } from './forms.js';
import { acceptSpam, listFormSubmissions, removeSubmission } from './submissions.js';
import { submitAnswers } from './submit.js';
import { createTicket } from './ticket.js';

/** A form gives and invites later, without anybody's doing: whoever has it do so needs the right to do it. */
function requireRights({ scopes }: StaffCaller, { grants = [], invite = false }: Partial<FormContent>): void {
  const needed: Scope[] = [
    ...(grants.length > 0 ? ['contacts:write' as const] : []),
    ...(invite ? ['invitations:write' as const] : []),
  ];
  const missing = needed.find((scope) => !scopes.includes(scope));
  if (!missing) return;
  throw new PortalError('forbidden', `A form that does this needs the right "${missing}"`, { reason: 'missing_scope' });
}

export function registerForms(register: AdminRegister, core: Core): void {
  register(listForms, async (c) => c.json({ items: await listAllForms(core) }, 200));

  register(createForm, async (c) => {
    const { settings } = c.get('access');
    const content = c.req.valid('json');
    requireRights(staffOf(c), content);
    return c.json(await addForm(core, settings, staffOf(c).actor, content), 201);
  });

  register(readForm, async (c) => {
    const form = await findForm(core, c.req.valid('param').id);
    giveTag(c, form.updatedAt);
    return c.json(form, 200);
  });

  register(changeForm, async (c) => {
    requireRights(staffOf(c), c.req.valid('json') as Partial<FormContent>);
    const change = { content: c.req.valid('json') as never, version: expectedVersion(c) };
    const { settings } = c.get('access');
    const form = await editForm(core, settings, staffOf(c).actor, c.req.valid('param').id, change);
    giveTag(c, form.updatedAt);
    return c.json(form, 200);
  });

  register(deleteForm, async (c) => {
    await removeForm(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(listSubmissions, async (c) =>
    c.json(await listFormSubmissions(core, c.req.valid('param').id, c.req.valid('query')), 200),
  );

  register(acceptSubmission, async (c) => {
    await acceptSpam(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });

  register(deleteSubmission, async (c) => {
    await removeSubmission(core, staffOf(c).actor, c.req.valid('param').id);
    return c.body(null, 204);
  });
}

/** What visitors of the business's pages call. */
export function registerPublicForms(register: Register, core: Core): void {
  const requireForm = async (id: string) => {
    const form = await findForm(core, id);
    if (!form.enabled) throw notFound();
    return form;
  };

  register(getForm, async (c) => {
    const { id, title, intro, submitLabel, fields } = await requireForm(c.req.valid('param').id);
    return c.json({ id, title, intro, submitLabel, fields, ticket: await createTicket(core, id) }, 200);
  });

  register(submitForm, async (c) => {
    const form = await requireForm(c.req.valid('param').id);
    const visitor = { ip: clientIp(c), page: c.req.header('origin') ?? null };
    await submitAnswers(core, form, c.req.valid('json'), visitor);
    return c.json({ thanks: form.thanks, continueTo: form.continueTo }, 202);
  });
}
