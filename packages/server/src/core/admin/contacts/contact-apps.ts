import type { ContactApp } from '@client-portal/contract/admin';

import type { ServerApp } from '../../app.js';
import type { Core } from '../../deps.js';
import { readSettings } from '../../settings.js';
import { visibleApps } from '../../visibility.js';
import { contactById } from './find-contact.js';

/** What each app holds of a contact, and whether the contact sees the app. */
export async function listContactApps(core: Core, apps: readonly ServerApp[], id: string): Promise<ContactApp[]> {
  await contactById(core, id);
  const settings = await readSettings(core.db);
  const visible = await visibleApps(core, settings, [...apps], id);
  return Promise.all(
    apps.map(async (app) => ({
      app: app.id,
      visible: visible.includes(app.id),
      facts: (await app.contactSummary?.(core, id)) ?? [],
    })),
  );
}
