import * as contract from '@client-portal/contract/admin';
import { getImage } from '@client-portal/contract';
import type { SettingsPatch } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, gt } from 'drizzle-orm';

import type { ServerApp } from '../../app.js';
import type { Caller } from '../../auth/access.js';
import type { StaffCaller } from '../../auth/staff-access.js';
import { VIEW_LIFE } from '../../auth/view-as.js';
import { commit } from '../../commit.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import { recordEvent } from '../../events.js';
import { expectedVersion, giveTag } from '../../http/etag.js';
import type { RequestContext } from '../../http/environment.js';
import { type AdminRegister, requireFresh, staffOf } from '../../http/register-admin.js';
import type { Register } from '../../http/register.js';
import { explainApps } from './app-preview.js';
import { editSettings, patchEdit, patchSettings, readStoredSettings } from './change-settings.js';
import { newComplaints, ownOriginGone } from './check-settings.js';
import { findImage, readImage, SETTING_OF, storeImage } from './images.js';
import { asCaller, createPreviewApp } from './preview-app.js';
import { exportTemplate, importTemplate } from './template.js';

const changeOptions = (c: RequestContext) => ({ expected: expectedVersion(c), origin: c.req.header('origin') });

const notFound = () => new PortalError('not_found', 'There is no such contact');

/** Which sites may call is the border of everything: to move it takes a fresh sign-in. */
function requireFreshForOrigins(c: RequestContext, core: Core, patch: SettingsPatch): void {
  const { settings } = c.get('access');
  const names = ['origins', 'adminOrigins'] as const;
  const moved = names.filter((name) => name in patch && JSON.stringify(patch[name]) !== JSON.stringify(settings[name]));
  if (moved.length > 0) requireFresh(core, staffOf(c));
}

async function wasNoted({ db, clock }: Core, { actor }: StaffCaller, contactId: string): Promise<boolean> {
  const mine = and(eq(event.actor, actor), eq(event.subjectType, 'contact'), eq(event.subjectId, contactId));
  const rows = await db
    .select({ seq: event.seq })
    .from(event)
    .where(and(mine, eq(event.type, 'settings.previewed'), gt(event.at, clock() - VIEW_LIFE)))
    .limit(1);
  return rows.length > 0;
}

/** Looking at what a client sees is written down, once for each look at the portal and not for every panel of it. */
async function lookAs(core: Core, staff: StaffCaller, contactId: string, path: string): Promise<Caller> {
  if (!staff.scopes.includes('view-as:write')) {
    throw new PortalError('forbidden', 'This needs the right "view-as:write"', { reason: 'missing_scope' });
  }
  const caller = await asCaller(core, contactId, staff);
  if (!caller) throw notFound();
  if (path === '/api/portal' || !(await wasNoted(core, staff, contactId))) {
    const subject = { type: 'contact', id: contactId };
    await commit(core, [
      recordEvent(core.db, { type: 'settings.previewed', actor: staff.actor, subject, at: core.clock() }),
    ]);
  }
  return caller;
}

export function registerSettings(register: AdminRegister, core: Core): void {
  register(contract.getSettings, async (c) => {
    const { settings, version } = await readStoredSettings(core);
    giveTag(c, version);
    return c.json(settings, 200);
  });

  register(contract.changeSettings, async (c) => {
    const patch = c.req.valid('json');
    requireFreshForOrigins(c, core, patch);
    const { settings, version } = await patchSettings(core, staffOf(c).actor, patch, changeOptions(c));
    giveTag(c, version);
    return c.json(settings, 200);
  });

  register(contract.getSettingsTemplate, async (c) => c.json(await exportTemplate(core), 200));

  register(contract.applySettingsTemplate, async (c) => {
    const changes = await importTemplate(core, staffOf(c).actor, c.req.valid('json'), changeOptions(c));
    return c.json({ changes }, 200);
  });
}

export function registerImages(register: AdminRegister, core: Core): void {
  register(contract.uploadImage, async (c) => {
    const { kind } = c.req.valid('param');
    const { actor } = staffOf(c);
    const image = await storeImage(core, actor, kind, await readImage(c.req.raw, kind));
    const isDraft = c.req.valid('query').draft === true;
    if (!isDraft) await patchSettings(core, actor, { brand: { [SETTING_OF[kind]]: image.url } }, changeOptions(c));
    return c.json(image, 200);
  });

  register(contract.removeImage, async (c) => {
    const { kind } = c.req.valid('param');
    await patchSettings(core, staffOf(c).actor, { brand: { [SETTING_OF[kind]]: null } }, changeOptions(c));
    return c.body(null, 204);
  });
}

export function registerPreview(register: AdminRegister, core: Core, apps: readonly ServerApp[]): void {
  const read = createPreviewApp(core, apps);

  register(contract.previewSettings, async (c) => {
    const { changes = {}, contactId, path } = c.req.valid('json');
    const before = c.get('access').settings;
    const settings = editSettings(before, patchEdit(changes));
    const caller = contactId === undefined ? null : await lookAs(core, staffOf(c), contactId, path);
    const { status, body } = await read(path, settings, caller);
    const complaints = [
      ...newComplaints(core, before, settings),
      ...ownOriginGone(core, before, settings, c.req.header('origin')),
    ];
    return c.json({ status, body, complaints }, 200);
  });

  register(contract.previewApps, async (c) => {
    const { changes = {}, contactId } = c.req.valid('json');
    if (!(await asCaller(core, contactId, staffOf(c)))) throw notFound();
    const settings = editSettings(c.get('access').settings, patchEdit(changes));
    return c.json({ items: await explainApps(core, settings, apps, contactId) }, 200);
  });
}

/** Pictures are the business's own but came from somebody's computer: whatever they are, a browser only draws them. */
const IMAGE_HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

export function registerPublicImages(register: Register, core: Core): void {
  register(getImage, async (c) => {
    const row = await findImage(core, c.req.valid('param').id);
    if (!row) throw new PortalError('not_found', 'There is nothing here');
    return c.body(row.bytes, 200, { ...IMAGE_HEADERS, 'content-type': row.type }) as never;
  });
}
