import type { AppId } from '@client-portal/contract';
import { AppSetting, Settings } from '@client-portal/contract/admin';
import type { z } from '@hono/zod-openapi';
import { eq, sql } from 'drizzle-orm';

import type { PortalDatabase } from './db/database.js';
import { setting } from './db/schema.js';

export { Settings };

const NAME = 'portal';
let latest: { raw: string; settings: Settings } | undefined;

/** Reads settings as they stand in the database; the text that was read last is not parsed again. */
export function parseSettings(raw: string | null | undefined): Settings {
  const text = raw ?? '{}';
  if (latest?.raw !== text) latest = { raw: text, settings: Settings.parse(JSON.parse(text)) };
  return latest.settings;
}

export async function readSettings(db: PortalDatabase): Promise<Settings> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.name, NAME));
  return parseSettings(row?.value);
}

/** The statement that stores all settings; the caller writes the event beside it. */
export const storeSettings = (db: PortalDatabase, settings: z.input<typeof Settings>, now: number) => {
  const value = JSON.stringify(Settings.parse(settings));
  return db
    .insert(setting)
    .values({ name: NAME, value, updatedAt: now })
    .onConflictDoUpdate({
      target: setting.name,
      set: { value, updatedAt: sql`max(${setting.updatedAt} + 1, ${now})` },
    });
};

export const isAppEnabled = (settings: Settings, app: AppId): boolean => appSetting(settings, app).enabled;

export const appSetting = (settings: Settings, app: AppId): AppSetting => settings.apps[app] ?? AppSetting.parse({});
