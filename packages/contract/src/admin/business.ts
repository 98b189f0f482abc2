import { z } from '@hono/zod-openapi';

import { answer } from '../core/route.js';
import { adminOperation } from './route.js';

const tags = ['business'];

export const exportBusiness = adminOperation({
  operationId: 'exportBusiness',
  method: 'get',
  path: '/api/admin/business',
  tags,
  scope: 'business:read',
  fresh: true,
  summary:
    'Everything the business keeps, as one consistent reading: a line of JSON for each row, the first line says what it is. Holds password hashes: keep it like a key',
  responses: {
    200: { description: 'The export.', content: { 'application/x-ndjson': { schema: z.string() } } },
  },
});

export const BusinessImport = z
  .object({
    /** Rows that were taken over, by table. */
    rows: z.record(z.string(), z.int()),
    /** What could not come along, and what to do about it. */
    notes: z.array(z.string()),
  })
  .openapi('BusinessImport');
export type BusinessImport = z.infer<typeof BusinessImport>;

export const importBusiness = adminOperation({
  operationId: 'importBusiness',
  method: 'put',
  path: '/api/admin/business',
  tags,
  scope: 'business:write',
  fresh: true,
  summary:
    'Takes over an export. Only into a portal that holds nothing but its staff; larger files than 32 MiB by the command line',
  responses: { 200: answer('Taken over.', BusinessImport) },
  problems: [409, 413],
});

export const businessRoutes = [exportBusiness, importBusiness] as const;
