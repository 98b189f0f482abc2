import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer, body, empty } from '../core/route.js';
import { Settings } from '../core/settings.js';
import { Id, Instant } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['settings'];

type Patch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Patch<T[K]> | null } : T;

/** Some of the settings, as a JSON merge patch: objects are merged, lists replaced, and null puts the default back. */
export type SettingsPatch = Patch<z.input<typeof Settings>>;
export const SettingsPatch = z.record(z.string(), z.unknown()).openapi('SettingsPatch', {
  description:
    'Some of the settings, as a JSON merge patch (RFC 7396): objects are merged, lists replaced, and null puts the default back. Unknown names are refused.',
}) as unknown as z.ZodType<SettingsPatch, SettingsPatch>;

export const getSettings = adminOperation({
  operationId: 'getSettings',
  method: 'get',
  path: '/api/admin/settings',
  tags,
  scope: 'settings:read',
  responses: { 200: answer('All settings; the `ETag` names this version.', Settings) },
});

export const changeSettings = adminOperation({
  operationId: 'changeSettings',
  method: 'patch',
  path: '/api/admin/settings',
  tags,
  scope: 'settings:write',
  summary: 'Changes some settings. Refuses, with what to do instead, what would lock clients or the caller out',
  request: { body: body(SettingsPatch) },
  responses: { 200: answer('All settings as they are now.', Settings) },
  problems: [409, 412],
});

export const IMAGE_KINDS = ['logo', 'favicon', 'image'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];
const kind = z.object({ kind: z.enum(IMAGE_KINDS) });

export const UploadedImage = z
  .object({ url: z.string(), type: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']), size: z.int() })
  .openapi('UploadedImage');
export type UploadedImage = z.infer<typeof UploadedImage>;

export const uploadImage = adminOperation({
  operationId: 'uploadImage',
  method: 'put',
  path: '/api/admin/images/{kind}',
  tags,
  scope: 'settings:write',
  summary:
    'Stores a PNG, JPEG, WebP or GIF (logo and favicon up to 512 KiB, image up to 1 MiB) and puts it into the brand; with `draft` it is only stored, for a later change of the settings',
  request: { params: kind, query: z.object({ draft: z.stringbool().optional() }) },
  responses: { 200: answer('Stored.', UploadedImage) },
  problems: [413],
});

export const removeImage = adminOperation({
  operationId: 'removeImage',
  method: 'delete',
  path: '/api/admin/images/{kind}',
  tags,
  scope: 'settings:write',
  summary: 'Takes a picture out of the brand. Mails that were sent keep showing it for 90 days',
  request: { params: kind },
  responses: { 204: empty('The brand goes without it.') },
});

const Draft = { changes: SettingsPatch.optional() };
const Complaint = z.object({ path: z.string(), message: z.string() });

export const previewSettings = adminOperation({
  operationId: 'previewSettings',
  method: 'post',
  path: '/api/admin/settings/preview',
  tags,
  scope: 'settings:read',
  summary:
    'What the portal would answer with these changes, saving nothing: to a visitor, or to a contact (needs `view-as:write` and is written to the activity log)',
  request: {
    body: body(
      z.strictObject({
        ...Draft,
        contactId: Id.optional(),
        /** What to read: the address of a GET operation of the clients' API that answers JSON. */
        path: z
          .string()
          .max(500)
          .regex(/^\/api\/[\w/?=&%.,:-]*$/)
          .default('/api/portal'),
      }),
    ),
  },
  responses: {
    200: answer(
      'What the clients’ API would answer, and what stands against saving these changes.',
      z.object({ status: z.int(), body: z.unknown(), complaints: z.array(Complaint) }),
    ),
  },
  problems: [404],
});

export const AppPreview = z
  .object({
    app: z.enum(APP_IDS),
    shown: z.boolean(),
    /** `off`; `audience`: neither granted to this client nor tagged; `empty`: nothing in it; `content` or `shown-empty`: shown. */
    reason: z.enum(['off', 'audience', 'empty', 'shown-empty', 'content']),
    /** Why the client belongs to the audience, where there is one. */
    by: z.enum(['everyone', 'grant', 'tag']).nullable(),
  })
  .openapi('AppPreview');
export type AppPreview = z.infer<typeof AppPreview>;

export const previewApps = adminOperation({
  operationId: 'previewApps',
  method: 'post',
  path: '/api/admin/settings/apps-preview',
  tags,
  scope: 'contacts:read',
  summary: 'Which apps a contact would see with these changes, and why',
  request: { body: body(z.strictObject({ ...Draft, contactId: Id })) },
  responses: { 200: answer('Every app, in the order of the navigation.', z.object({ items: z.array(AppPreview) })) },
  problems: [404],
});

/** What a template holds: all but where the portal stands, which is another place for every business. */
export const TEMPLATE_SECTIONS = [
  'business',
  'brand',
  'apps',
  'defaultPage',
  'signIn',
  'links',
  'capture',
  'locales',
  'terms',
] as const;
const Section = z.enum(TEMPLATE_SECTIONS);
export type TemplateSection = z.infer<typeof Section>;

export const SettingsTemplate = z
  .strictObject({
    format: z.literal('client-portal-settings', 'This file is not a settings template'),
    version: z.literal(1, 'This template was made by a newer version; update this server first'),
    madeAt: Instant,
    settings: SettingsPatch,
    /** The brand's uploaded pictures, as base64. */
    images: z.partialRecord(z.enum(IMAGE_KINDS), z.string().max(1_500_000)),
  })
  .openapi('SettingsTemplate');
export type SettingsTemplate = z.infer<typeof SettingsTemplate>;

export const getSettingsTemplate = adminOperation({
  operationId: 'getSettingsTemplate',
  method: 'get',
  path: '/api/admin/settings/template',
  tags,
  scope: 'settings:read',
  responses: { 200: answer('The settings as one file for another portal.', SettingsTemplate) },
});

const SettingChange = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }).openapi('SettingChange');
export type SettingChange = z.infer<typeof SettingChange>;

export const applySettingsTemplate = adminOperation({
  operationId: 'applySettingsTemplate',
  method: 'put',
  path: '/api/admin/settings/template',
  tags,
  scope: 'settings:write',
  summary:
    'Takes over some or all sections of a template, all or nothing; with `dryRun` it only tells what would change',
  request: {
    body: body(
      z.strictObject({
        template: SettingsTemplate,
        sections: z.array(Section).min(1).optional(),
        dryRun: z.boolean().default(false),
      }),
    ),
  },
  responses: { 200: answer('What changed, or would.', z.object({ changes: z.array(SettingChange) })) },
  problems: [409, 412, 413],
});

/** The management operations of this area. */
export const settingsRoutes = [
  getSettings,
  changeSettings,
  uploadImage,
  removeImage,
  previewSettings,
  previewApps,
  getSettingsTemplate,
  applySettingsTemplate,
] as const;
