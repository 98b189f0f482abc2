import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { Brand, Portal } from './portal.js';

const Audience = z.enum(['everyone', 'granted', 'tagged']);

export const AppSetting = z.object({
  enabled: z.boolean().default(true),
  /** `granted`: only clients with an active entitlement to `app:<id>`. `tagged`: also those with one of `tags`. */
  audience: Audience.default('everyone'),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  /** Show it to a client who has nothing in it yet. */
  showEmpty: z.boolean().default(false),
});
export type AppSetting = z.infer<typeof AppSetting>;

const Origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  message: 'Write an origin as scheme, host and port only, such as https://www.example.com',
});

const isWeb = (value: string) => /^https?:$/.test(new URL(value).protocol);
const Page = z.url().refine(isWeb, { message: 'Write the address of a page, such as https://www.example.com/clients' });
const Image = z.url({ protocol: /^(https?|data)$/, error: 'Write the address of an image, with https://' });

const section = <T extends z.ZodRawShape>(shape: T) => z.object(shape).prefault({} as never);

/** When a contact comes from one of these sources, it is invited, tagged or given something without anybody's doing. */
export const CaptureRule = z.object({
  source: z.enum(['checkout', 'form', 'import', 'manual', 'api', 'sign-up']),
  /** Only contacts from this form. */
  form: z.string().max(64).nullable().default(null),
  invite: z.boolean().default(false),
  tags: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  /** Such as `app:invoices`. */
  grants: z
    .array(z.string().regex(/^[a-z]+:[\w-]+$/))
    .max(20)
    .default([]),
});
export type CaptureRule = z.infer<typeof CaptureRule>;

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
    logoUrl: Image.nullable().default(null),
    faviconUrl: Image.nullable().default(null),
    /** A large picture for the sign-in page. */
    imageUrl: Image.nullable().default(null),
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
  /** Back offices that may embed the admin. Never the same as pages that clients see, unless you trust those as much. */
  adminOrigins: z.array(Origin).default([]),
  apps: z.partialRecord(z.enum(APP_IDS), AppSetting).prefault({}),
  defaultPage: Portal.shape.defaultPage.default('home'),
  signIn: section({
    password: z.boolean().default(true),
    email: z.boolean().default(true),
    passkey: z.boolean().default(true),
    signUp: Portal.shape.signUp.default('contacts'),
    /** Minutes until a link or code that a client asked for expires. */
    linkMinutes: z.int().min(5).max(60).default(10),
    /** Minutes until a magic link that the business made expires. */
    magicLinkMinutes: z.int().min(5).max(1440).default(60),
    invitationDays: z.int().min(1).max(60).default(7),
    /** Days without use, and days in all, until a session ends. */
    idleDays: z.int().min(1).max(90).default(7),
    sessionDays: z.int().min(1).max(365).default(30),
  }),
  capture: z.array(CaptureRule).max(50).default([]),
  locales: z.array(z.string()).min(1).default(['en', 'ar']),
  terms: Portal.shape.terms.default({}),
});
export type Settings = z.infer<typeof Settings>;
