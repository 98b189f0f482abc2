import { z } from '@hono/zod-openapi';

import { APP_IDS } from '../apps.js';
import { answer, body } from '../core/route.js';
import { Settings } from '../core/settings.js';
import { Id } from '../core/values.js';
import { adminOperation } from './route.js';
import { removeImage, uploadImage } from './settings-images.js';
import { SettingsPatch } from './settings-patch.js';
import { applySettingsTemplate, getSettingsTemplate } from './settings-template.js';

export * from './settings-images.js';
export * from './settings-patch.js';
export * from './settings-template.js';

const tags = ['settings'];

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
