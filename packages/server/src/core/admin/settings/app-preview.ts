import type { AppId } from '@client-portal/contract';
import type { AppPreview, Settings } from '@client-portal/contract/admin';
import { and, eq, inArray, sql } from 'drizzle-orm';

import type { ServerApp } from '../../app.js';
import { contactTag, entitlement } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { appSetting } from '../../settings.js';
import { isEntitled } from '../../visibility.js';

interface Facts {
  granted: boolean;
  tagged: boolean;
  filled: boolean;
}

async function factsOf(
  core: Core,
  settings: Settings,
  { id, hasContent }: ServerApp,
  contactId: string,
): Promise<Facts> {
  const { tags } = appSetting(settings, id);
  const granted = sql`EXISTS (SELECT 1 FROM ${entitlement} WHERE ${isEntitled(contactId, `app:${id}`, core.clock())})`;
  const mine = and(eq(contactTag.contactId, contactId), inArray(contactTag.tag, tags));
  const tagged = tags.length === 0 ? sql`0` : sql`EXISTS (SELECT 1 FROM ${contactTag} WHERE ${mine})`;
  const filled = hasContent ? hasContent(contactId) : sql`1`;
  const row = await core.db.get<Record<keyof Facts, number>>(
    sql`SELECT (${granted}) AS granted, (${tagged}) AS tagged, (${filled}) AS filled`,
  );
  return { granted: Boolean(row.granted), tagged: Boolean(row.tagged), filled: Boolean(row.filled) };
}

function explain(settings: Settings, app: AppId, { granted, tagged, filled }: Facts): AppPreview {
  const { enabled, audience, showEmpty } = appSetting(settings, app);
  const byTag = audience === 'tagged' && tagged ? 'tag' : null;
  const by = audience === 'everyone' ? 'everyone' : granted ? 'grant' : byTag;
  if (!enabled) return { app, shown: false, reason: 'off', by };
  if (!by) return { app, shown: false, reason: 'audience', by };
  if (filled) return { app, shown: true, reason: 'content', by };
  return { app, shown: showEmpty, reason: showEmpty ? 'shown-empty' : 'empty', by };
}

/** Which apps a contact would see with these settings, and why; in the order of the navigation. */
export const explainApps = (
  core: Core,
  settings: Settings,
  apps: readonly ServerApp[],
  contactId: string,
): Promise<AppPreview[]> =>
  Promise.all(apps.map(async (app) => explain(settings, app.id, await factsOf(core, settings, app, contactId))));
