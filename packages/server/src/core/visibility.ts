import type { AppId } from '@client-portal/contract';
import type { AppSetting } from '@client-portal/contract/admin';
import { and, eq, gt, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';

import { contactTag, entitlement } from './db/schema.js';
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
  const setting = appSetting(settings, app);
  if (!setting.enabled || setting.audience === 'everyone') return setting.enabled;
  const row = await core.db.get<{ open: number }>(
    sql`SELECT ${isInAudience(setting, app, contactId, core.clock())} AS open`,
  );
  return Boolean(row.open);
}

/** SQL that is 1 when the contact was granted the app, or carries one of the tags it is for. */
function isInAudience({ audience, tags }: AppSetting, app: AppId, contactId: string, now: number): SQL {
  if (audience === 'everyone') return sql`1`;
  if (audience === 'granted') return isGranted(app, contactId, now);
  return sql`(${isGranted(app, contactId, now)} OR ${isTagged(tags, contactId)})`;
}

const isGranted = (app: AppId, contactId: string, now: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${entitlement} WHERE ${isEntitled(contactId, `app:${app}`, now)})`;

function isTagged(tags: readonly string[], contactId: string): SQL {
  if (tags.length === 0) return sql`0`;
  const carries = and(eq(contactTag.contactId, contactId), inArray(contactTag.tag, [...tags]));
  return sql`EXISTS (SELECT 1 FROM ${contactTag} WHERE ${carries})`;
}

/** Everything that decides whether a contact sees an app, part by part. */
export interface AppDecision {
  enabled: boolean;
  audience: AppSetting['audience'];
  granted: boolean;
  tagged: boolean;
  hasContent: boolean;
  showEmpty: boolean;
  /** What the gate answers. */
  open: boolean;
}

/** What `canSeeApp` and `visibleApps` decide, with the parts that they decide by. */
export async function explainApp(
  core: Core,
  settings: Settings,
  app: ServerApp,
  contactId: string,
): Promise<AppDecision> {
  const setting = appSetting(settings, app.id);
  const { enabled, audience, showEmpty, tags } = setting;
  const now = core.clock();
  const row = await core.db.get<Record<'open' | 'granted' | 'tagged' | 'content', number>>(sql`SELECT
    ${isInAudience(setting, app.id, contactId, now)} AS open, ${isGranted(app.id, contactId, now)} AS granted,
    ${isTagged(tags, contactId)} AS tagged, ${app.hasContent?.(contactId) ?? sql`1`} AS content`);
  const parts = { granted: Boolean(row.granted), tagged: Boolean(row.tagged), hasContent: Boolean(row.content) };
  return { enabled, audience, ...parts, showEmpty, open: enabled && Boolean(row.open) };
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
    const setting = appSetting(settings, app.id);
    const granted = isInAudience(setting, app.id, contactId, now);
    const content = setting.showEmpty || !app.hasContent ? sql`1` : app.hasContent(contactId);
    return sql`(${granted}) AND (${content}) AS ${sql.identifier(app.id)}`;
  });
  const row = await core.db.get<Record<string, number>>(sql`SELECT ${sql.join(conditions, sql`, `)}`);
  return open.map((app) => app.id).filter((id) => row[id]);
}
