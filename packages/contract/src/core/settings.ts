import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { Brand, MenuLink, Portal } from './portal.js';

const Audience = z.enum(['everyone', 'granted', 'tagged']);
const Tag = z.string().trim().min(1, 'Write a tag').max(60, 'At most 60 characters');

export const AppSetting = z.object({
  enabled: z.boolean().default(true),
  /** `granted`: only clients with an active entitlement to `app:<id>`. `tagged`: also those with one of `tags`. */
  audience: Audience.default('everyone'),
  tags: z.array(Tag).max(50).default([]),
  /** Show it to a client who has nothing in it yet. */
  showEmpty: z.boolean().default(false),
});
export type AppSetting = z.infer<typeof AppSetting>;

const Origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  message: 'Write an origin as scheme, host and port only, such as https://www.example.com',
});

const isWeb = (value: string) => /^https?:$/.test(new URL(value).protocol);
const Page = z.url('Write the address of a page, such as https://www.example.com/clients').refine(isWeb, {
  message: 'Write the address of a page, such as https://www.example.com/clients',
});
const Image = z.url({ protocol: /^(https?|data)$/, error: 'Write the address of an image, with https://' });
const Color = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as # and six digits, such as #1f6f5c');

const section = <T extends z.ZodRawShape>(shape: T) => z.object(shape).prefault({} as never);
const text = (max: number) => z.string().max(max, `At most ${max} characters`);
const whole = (min: number, max: number) =>
  z
    .int('Write a whole number')
    .min(min, `Write a number from ${min} to ${max}`)
    .max(max, `Write a number from ${min} to ${max}`);

/** When a contact comes from one of these sources, it is invited, tagged or given something without anybody's doing. */
export const CaptureRule = z.strictObject({
  source: z.enum(['checkout', 'form', 'import', 'manual', 'api', 'sign-up']),
  /** Only contacts from this form. */
  form: z.string().max(64).nullable().default(null),
  invite: z.boolean().default(false),
  tags: z.array(Tag).max(20).default([]),
  /** Such as `app:invoices`. */
  grants: z
    .array(z.string().regex(/^[a-z]+:[\w-]+$/, 'Write what is given as kind and id, such as app:invoices'))
    .max(20)
    .default([]),
});
export type CaptureRule = z.infer<typeof CaptureRule>;

const Business = section({
  name: text(120).default('Your business'),
  legalName: text(200).default(''),
  address: z.array(text(200)).max(8, 'At most eight lines').default([]),
  taxId: text(60).default(''),
  timeZone: text(60).default('UTC'),
  currency: text(3).default('EUR'),
  supportEmail: z.email('Write an e-mail address, such as help@example.com').nullable().default(null),
  bank: section({
    holder: text(120).default(''),
    iban: text(60).default(''),
    bic: text(20).default(''),
    bank: text(120).default(''),
  }),
});

const BrandSettings = section({
  description: text(300).default(''),
  logoUrl: Image.nullable().default(null),
  faviconUrl: Image.nullable().default(null),
  /** A large picture for the sign-in page. */
  imageUrl: Image.nullable().default(null),
  accent: Color.nullable().default(null),
  /** Background and text, where the portal does not stand on the page's own. */
  surface: Color.nullable().default(null),
  text: Color.nullable().default(null),
  scheme: Brand.shape.scheme.default('host'),
  copyright: text(200).default(''),
});

const SignIn = section({
  password: z.boolean().default(true),
  email: z.boolean().default(true),
  passkey: z.boolean().default(true),
  signUp: Portal.shape.signUp.default('contacts'),
  /** Minutes until a link or code that a client asked for expires. */
  linkMinutes: whole(5, 60).default(10),
  /** Minutes until a magic link that the business made expires. */
  magicLinkMinutes: whole(5, 1440).default(60),
  invitationDays: whole(1, 60).default(7),
  /** Days without use, and days in all, until a session ends. */
  idleDays: whole(1, 90).default(7),
  sessionDays: whole(1, 365).default(30),
});

/** Everything a business decides about its portal. Missing values have working defaults. */
export const Settings = z.object({
  business: Business,
  brand: BrandSettings,
  /** Where the portal stands: pages of the business's site (the first takes mailed links) and the origins that may call. */
  pages: z.array(Page).max(50).default([]),
  origins: z.array(Origin).max(50).default([]),
  /** Back offices that may embed the admin. Never the same as pages that clients see, unless you trust those as much. */
  adminOrigins: z.array(Origin).max(20).default([]),
  apps: z.partialRecord(z.enum(APP_IDS), AppSetting).prefault({}),
  defaultPage: Portal.shape.defaultPage.default('home'),
  signIn: SignIn,
  /** The business's own links beside the apps, in this order. */
  links: z.array(MenuLink).max(12, 'At most twelve links').default([]),
  capture: z.array(CaptureRule).max(50).default([]),
  locales: z.array(z.string()).min(1, 'Leave at least one language').default(['en', 'ar']),
  terms: Portal.shape.terms.default({}),
});
export type Settings = z.infer<typeof Settings>;
