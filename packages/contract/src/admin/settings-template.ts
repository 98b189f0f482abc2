import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { Instant } from '../core/values.js';
import { adminOperation } from './route.js';
import { IMAGE_KINDS } from './settings-images.js';
import { SettingsPatch } from './settings-patch.js';

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
  tags: ['settings'],
  scope: 'settings:read',
  responses: { 200: answer('The settings as one file for another portal.', SettingsTemplate) },
});

const SettingChange = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }).openapi('SettingChange');
export type SettingChange = z.infer<typeof SettingChange>;

export const applySettingsTemplate = adminOperation({
  operationId: 'applySettingsTemplate',
  method: 'put',
  path: '/api/admin/settings/template',
  tags: ['settings'],
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
