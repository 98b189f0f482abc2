import { z } from '@hono/zod-openapi';

import { answer } from '../core/route.js';
import { Id, pageOf, PageQuery } from '../core/values.js';
import { ImportProblem } from './import-values.js';
import { adminOperation } from './route.js';

const tags = ['imports'];
const byId = z.object({ id: Id });
const ofProblems = z.object({ kind: z.enum(['error', 'duplicate', 'kept']).optional() });

export const listImportProblems = adminOperation({
  operationId: 'listImportProblems',
  method: 'get',
  path: '/api/admin/imports/{id}/problems',
  summary: 'Rows with errors, rows that are skipped, and what could not be undone',
  tags,
  request: { params: byId, query: PageQuery.extend(ofProblems.shape) },
  scope: 'contacts:read',
  responses: { 200: answer('By row.', pageOf(ImportProblem)) },
  problems: [404],
});

export const downloadImportProblems = adminOperation({
  operationId: 'downloadImportProblems',
  method: 'get',
  path: '/api/admin/imports/{id}/problems.csv',
  summary: 'The same as a file for a spreadsheet',
  tags,
  request: { params: byId, query: ofProblems },
  scope: 'contacts:read',
  responses: { 200: { description: 'The file.', content: { 'text/csv': { schema: z.string() } } } },
  problems: [404],
});

/** What stood in the way of an import, row by row. */
export const importProblemRoutes = [listImportProblems, downloadImportProblems] as const;
