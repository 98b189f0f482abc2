import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Id, pageOf, PageQuery } from '../core/values.js';
import { importProblemRoutes } from './import-problems.js';
import { Import, ImportChange } from './import-values.js';
import { adminOperation } from './route.js';

export * from './import-problems.js';
export * from './import-values.js';

const tags = ['imports'];
const byId = z.object({ id: Id });
const asItIs = { 200: answer('As it is now.', Import) };
const underWay = { 202: answer('It has begun; ask for it again to see how far it is.', Import) };

const one = <const N extends string, const M extends string, const P extends string>(
  operationId: N,
  method: M,
  path: P,
  summary: string,
) => ({ operationId, method, path, summary, tags, request: { params: byId } });

export const listImports = adminOperation({
  operationId: 'listImports',
  method: 'get',
  path: '/api/admin/imports',
  tags,
  scope: 'contacts:read',
  request: { query: PageQuery },
  responses: { 200: answer('Newest first.', pageOf(Import)) },
});

export const createImport = adminOperation({
  operationId: 'createImport',
  method: 'post',
  path: '/api/admin/imports',
  tags,
  scope: 'contacts:write',
  summary: 'Begins an import of contacts. The file is sent next; at most 20 MB',
  request: { body: body(z.strictObject({ name: z.string().trim().min(1).max(200), size: z.int().min(1) })) },
  responses: { 201: answer('Begun.', Import) },
  problems: [413],
});

export const getImport = adminOperation({
  ...one(
    'getImport',
    'get',
    '/api/admin/imports/{id}',
    'An import: how its file is read, what it would do, how far it is',
  ),
  scope: 'contacts:read',
  responses: asItIs,
  problems: [404],
});

export const uploadImportFile = adminOperation({
  ...one(
    'uploadImportFile',
    'put',
    '/api/admin/imports/{id}/file',
    'The file itself, whole or in parts that each say where they begin. With its last byte it is looked at',
  ),
  request: { params: byId, query: z.object({ offset: z.coerce.number().int().min(0).default(0) }) },
  scope: 'contacts:write',
  responses: asItIs,
  problems: [404, 409, 413],
});

export const changeImport = adminOperation({
  ...one(
    'changeImport',
    'patch',
    '/api/admin/imports/{id}',
    'Reads the file in another way, or does something else with its rows. It must be checked again',
  ),
  request: { params: byId, body: body(ImportChange) },
  scope: 'contacts:write',
  responses: asItIs,
  problems: [404, 409, 412],
});

export const checkImport = adminOperation({
  ...one(
    'checkImport',
    'post',
    '/api/admin/imports/{id}/check',
    'Goes through the whole file and says what would happen; changes no contact',
  ),
  scope: 'contacts:write',
  responses: underWay,
  problems: [404, 409],
});

export const runImport = adminOperation({
  ...one(
    'runImport',
    'post',
    '/api/admin/imports/{id}/run',
    'Imports a checked file. A file with errors is refused unless they are to be skipped',
  ),
  scope: 'contacts:write',
  responses: underWay,
  problems: [404, 409],
});

export const cancelImport = adminOperation({
  ...one(
    'cancelImport',
    'post',
    '/api/admin/imports/{id}/cancel',
    'Stops what is under way. What was imported stays, and can be undone',
  ),
  scope: 'contacts:write',
  responses: asItIs,
  problems: [404, 409],
});

export const undoImport = adminOperation({
  ...one(
    'undoImport',
    'post',
    '/api/admin/imports/{id}/undo',
    'Takes back what an import did, within 30 days: contacts that nobody has touched since are removed, replaced values come back',
  ),
  scope: 'contacts:write',
  responses: underWay,
  problems: [404, 409],
});

export const deleteImport = adminOperation({
  ...one(
    'deleteImport',
    'delete',
    '/api/admin/imports/{id}',
    'Forgets an import and its file. Contacts stay; it can no longer be undone',
  ),
  scope: 'contacts:write',
  responses: { 204: empty('Forgotten.') },
  problems: [404, 409],
});

/** The management operations of this area. */
export const importsRoutes = [
  listImports,
  createImport,
  getImport,
  uploadImportFile,
  changeImport,
  checkImport,
  runImport,
  cancelImport,
  undoImport,
  ...importProblemRoutes,
  deleteImport,
] as const;
