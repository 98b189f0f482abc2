import { APP_IDS, type AppId, Brand, Portal } from '@client-portal/contract';
import { z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';

import type { PortalDatabase } from './db/database.js';
import { setting } from './db/schema.js';

const AppSetting = z.object({
  enabled: z.boolean().default(true),
  /** `granted`: only clients with an active entitlement to `app:<id>`. */
  audience: z.enum(['everyone', 'granted']).default('everyone'),
  /** Show it to a client who has nothing in it yet. */
  showEmpty: z.boolean().default(false),
});

const Origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  message: 'Write an origin as scheme, host and port only, such as https://www.example.com',
});

const isWeb = (value: string) => /^https?:$/.test(new URL(value).protocol);
const Page = z.url().refine(isWeb, { message: 'Write the address of a page, such as https://www.example.com/clients' });
const Logo = z.url({ protocol: /^(https?|data)$/, error: 'Write the address of an image, with https://' });

const section = <T extends z.ZodRawShape>(shape: T) => z.object(shape).prefault({} as never);

/** Everything a business decides about its portal. Missing values have working defaults. */
export const Settings = z.object({
  business: section({
    name: z.string().default('Your business'),
    legalName: z.string().default(''),
    address: z.array(z.string()).default([]),
    taxId: z.string().default(''),
    timeZone: z.string().default('UTC'),
    currency: z.string().default('EUR'),
    supportEmail: z.string().nullable().default(null),
    bank: section({
      holder: z.string().default(''),
      iban: z.string().default(''),
      bic: z.string().default(''),
      bank: z.string().default(''),
    }),
  }),
  brand: section({
    description: z.string().default(''),
    logoUrl: Logo.nullable().default(null),
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .nullable()
      .default(null),
    scheme: Brand.shape.scheme.default('host'),
    copyright: z.string().default(''),
  }),
  /** Where the portal stands: pages of the business's site (the first takes mailed links) and the origins that may call. */
  pages: z.array(Page).default([]),
  origins: z.array(Origin).default([]),
  apps: z.partialRecord(z.enum(APP_IDS), AppSetting).prefault({}),
  defaultPage: Portal.shape.defaultPage.default('home'),
  signIn: section({
    password: z.boolean().default(true),
    email: z.boolean().default(true),
    passkey: z.boolean().default(true),
    signUp: Portal.shape.signUp.default('contacts'),
    /** Minutes until a link or code that a client asked for expires. */
    linkMinutes: z.int().min(5).max(60).default(10),
    invitationDays: z.int().min(1).max(60).default(7),
    /** Days without use, and days in all, until a session ends. */
    idleDays: z.int().min(1).max(90).default(7),
    sessionDays: z.int().min(1).max(365).default(30),
  }),
  locales: z.array(z.string()).min(1).default(['en', 'ar']),
  terms: Portal.shape.terms.default({}),
});
export type Settings = z.infer<typeof Settings>;

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
    .onConflictDoUpdate({ target: setting.name, set: { value, updatedAt: now } });
};

export const isAppEnabled = (settings: Settings, app: AppId): boolean => appSetting(settings, app).enabled;

export const appSetting = (settings: Settings, app: AppId): z.infer<typeof AppSetting> =>
  settings.apps[app] ?? AppSetting.parse({});
