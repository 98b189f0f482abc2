import { z } from '@hono/zod-openapi';

import { answer, body, empty } from '../core/route.js';
import { Id, Instant, pageOf, PageQuery } from '../core/values.js';
import { adminOperation } from './route.js';

const tags = ['imports'];
const byId = z.object({ id: Id });

export const ImportEncoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1254',
  'windows-1256',
  'macintosh',
]);
export type ImportEncoding = z.infer<typeof ImportEncoding>;

export const ImportDelimiter = z.enum([',', ';', '\t', '|']);

/** What a column holds: a value of a contact, `field:<name>` for one of the business's own, or `ignore`. Several columns may be `address`, line by line. */
export const ImportTarget = z
  .string()
  .regex(/^(ignore|email|firstName|lastName|name|phone|company|address|locale|timeZone|tags|field:.{1,60})$/);

const Tag = z.string().trim().min(1).max(60);
const Count = z.int();

export const ImportOptions = z.object({
  /** What happens to contacts that are there already: nothing, empty values are filled in, or values are replaced. An empty cell never empties a value. */
  existing: z.enum(['leave', 'fill', 'overwrite']).default('fill'),
  /** Given to everybody in the file, except to known contacts with `leave`. */
  tags: z.array(Tag).max(20).default([]),
  /** Such as `app:invoices`; for the same people. */
  grants: z
    .array(z.string().regex(/^[a-z]+:[\w-]+$/))
    .max(20)
    .default([]),
  /** `new`: everybody who was not there before and has an address. */
  invite: z.enum(['never', 'new']).default('never'),
  /** Import the other rows of a file that has rows with errors. */
  skipErrors: z.boolean().default(false),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** How the file is read. What is left out stays as it is. */
export const ImportChange = z.strictObject({
  encoding: ImportEncoding.optional(),
  delimiter: ImportDelimiter.optional(),
  /** Whether the first row names the columns. */
  header: z.boolean().optional(),
  /** One for each column, in order. */
  targets: z.array(ImportTarget).max(100).optional(),
  options: ImportOptions.partial().optional(),
});
export type ImportChange = z.input<typeof ImportChange>;

export const ImportColumn = z.object({
  name: z.string(),
  target: ImportTarget,
  /** What stands in its first rows. */
  samples: z.array(z.string()),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** A row as the contact it would become; `problems` say why it would not. */
export const ImportPreview = z.object({
  /** As a spreadsheet counts: the first row of the file is 1. */
  row: Count,
  email: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
  problems: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** `skipped`: the same address stands further up. `failed`: rows with errors. */
export const ImportCounts = z.object({
  rows: Count,
  created: Count,
  updated: Count,
  unchanged: Count,
  skipped: Count,
  failed: Count,
  /** New ones without an address; they cannot be invited. */
  withoutAddress: Count,
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const ImportState = z.enum([
  'uploading',
  'ready',
  'checking',
  'checked',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
]);

export const Import = z
  .object({
    id: Id,
    name: z.string(),
    /** Bytes of the file, and how many have arrived. */
    size: Count,
    received: Count,
    state: ImportState,
    /** Null until the file has arrived. */
    format: z.object({ encoding: ImportEncoding, delimiter: ImportDelimiter, header: z.boolean() }).nullable(),
    columns: z.array(ImportColumn),
    options: ImportOptions,
    preview: z.array(ImportPreview),
    /** What the check found; null until it is through, and again after a change. */
    report: ImportCounts.nullable(),
    /** Why it cannot run whatever is chosen, in one sentence. */
    blocked: z.string().nullable(),
    /** Of the check, the run or the undoing that is under way. */
    progress: z
      .object({ done: Count, total: Count, perSecond: z.number(), secondsLeft: z.number().nullable() })
      .nullable(),
    /** What was done so far. */
    result: ImportCounts.nullable(),
    /** The batch of mails that invites whom it made. */
    mailBatch: Id.nullable(),
    /** Until when it can be undone; null when it cannot. */
    undoUntil: Instant.nullable(),
    undone: z.object({ removed: Count, restored: Count, kept: Count }).nullable(),
    createdAt: Instant,
    createdBy: z.string(),
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .openapi('Import');
export type Import = z.infer<typeof Import>;

/** `error`: the row cannot be imported. `duplicate`: it is skipped. `kept`: undoing left it as it was. */
export const ImportProblem = z
  .object({
    row: Count,
    kind: z.enum(['error', 'duplicate', 'kept']),
    /** Empty for the whole row. */
    column: z.string(),
    value: z.string(),
    message: z.string(),
  })
  .openapi('ImportProblem');
export type ImportProblem = z.infer<typeof ImportProblem>;

const ofProblems = z.object({ kind: z.enum(['error', 'duplicate', 'kept']).optional() });
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

export const listImportProblems = adminOperation({
  ...one(
    'listImportProblems',
    'get',
    '/api/admin/imports/{id}/problems',
    'Rows with errors, rows that are skipped, and what could not be undone',
  ),
  request: { params: byId, query: PageQuery.extend(ofProblems.shape) },
  scope: 'contacts:read',
  responses: { 200: answer('By row.', pageOf(ImportProblem)) },
  problems: [404],
});

export const downloadImportProblems = adminOperation({
  ...one(
    'downloadImportProblems',
    'get',
    '/api/admin/imports/{id}/problems.csv',
    'The same as a file for a spreadsheet',
  ),
  request: { params: byId, query: ofProblems },
  scope: 'contacts:read',
  responses: { 200: { description: 'The file.', content: { 'text/csv': { schema: z.string() } } } },
  problems: [404],
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
  listImportProblems,
  downloadImportProblems,
  deleteImport,
] as const;
