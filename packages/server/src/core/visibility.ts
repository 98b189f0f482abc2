import type { AppId } from '@client-portal/contract';
import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';

import { entitlement } from './db/schema.js';
import type { Core } from './deps.js';
import type { ServerApp } from './app.js';
import { appSetting, type Settings } from './settings.js';

/** Whether a contact's entitlement to a resource is active at an instant. */
export const isEntitled = (contactId: string, resource: string, now: number) =>
  and(
    eq(entitlement.contactId, contactId),
    eq(entitlement.resource, resource),
    isNull(entitlement.revokedAt),
    lte(entitlement.startsAt, now),
    or(isNull(entitlement.endsAt), gt(entitlement.endsAt, now)),
  );

/** Whether an app is switched on for this contact. Asked on every request: a revoked entitlement holds at once. */
export async function canSeeApp(core: Core, settings: Settings, app: AppId, contactId: string): Promise<boolean> {
  const { enabled, audience } = appSetting(settings, app);
  if (!enabled || audience === 'everyone') return enabled;
  const rows = await core.db
    .select({ id: entitlement.id })
    .from(entitlement)
    .where(isEntitled(contactId, `app:${app}`, core.clock()))
    .limit(1);
  return rows.length > 0;
}

/** The apps in a client's navigation: switched on, and with something in them or shown empty by choice. */
export async function visibleApps(
  core: Core,
  settings: Settings,
  apps: ServerApp[],
  contactId: string,
): Promise<AppId[]> {
  const open = apps.filter((app) => appSetting(settings, app.id).enabled);
  if (open.length === 0) return [];
  const now = core.clock();
  const conditions = open.map((app) => {
    const { audience, showEmpty } = appSetting(settings, app.id);
    const granted =
      audience === 'everyone'
        ? sql`1`
        : sql`EXISTS (SELECT 1 FROM ${entitlement} WHERE ${isEntitled(contactId, `app:${app.id}`, now)})`;
    const content = showEmpty || !app.hasContent ? sql`1` : app.hasContent(contactId);
    return sql`(${granted}) AND (${content}) AS ${sql.identifier(app.id)}`;
  });
  const row = await core.db.get<Record<string, number>>(sql`SELECT ${sql.join(conditions, sql`, `)}`);
  return open.map((app) => app.id).filter((id) => row[id]);
}
