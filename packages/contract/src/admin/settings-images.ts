import { z } from '@hono/zod-openapi';

import { answer, empty } from '../core/route.js';
import { adminOperation } from './route.js';

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
  tags: ['settings'],
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
  tags: ['settings'],
  scope: 'settings:write',
  summary: 'Takes a picture out of the brand. Mails that were sent keep showing it for 90 days',
  request: { params: kind },
  responses: { 204: empty('The brand goes without it.') },
});
