import { z } from '@hono/zod-openapi';

import { answer, body } from '../core/route.js';
import { adminOperation } from './route.js';

export const PageFinding = z
  .object({
    /** Stable, such as `csp-connect-src`. */
    id: z.string(),
    level: z.enum(['ok', 'warn', 'error']),
    title: z.string(),
    detail: z.string(),
    /** What to do; empty when there is nothing to. */
    fix: z.string(),
  })
  .openapi('PageFinding');
export type PageFinding = z.infer<typeof PageFinding>;

export const PageReport = z
  .object({
    page: z.string(),
    /** The worst of the findings. */
    level: PageFinding.shape.level,
    findings: z.array(PageFinding),
  })
  .openapi('PageReport');
export type PageReport = z.infer<typeof PageReport>;

export const checkPage = adminOperation({
  operationId: 'checkPage',
  method: 'post',
  path: '/api/admin/page-checks',
  tags: ['settings'],
  scope: 'settings:read',
  summary: 'Opens a page of the business and says what is wrong between it and the portal',
  request: {
    body: body(
      z.strictObject({
        page: z.url({ protocol: /^https?$/, error: 'Write an address that begins with https://' }).max(2000),
      }),
    ),
  },
  responses: { 200: answer('What was found, the worst first.', PageReport) },
});
