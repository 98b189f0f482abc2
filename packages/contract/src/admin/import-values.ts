import { z } from '@hono/zod-openapi';

import { Id, Instant } from '../core/values.js';

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

const options = {
  /** What happens to contacts that are there already: nothing, empty values are filled in, or values are replaced. An empty cell never empties a value. */
  existing: z.enum(['leave', 'fill', 'overwrite']),
  /** Given to everybody in the file, except to known contacts with `leave`. */
  tags: z.array(Tag).max(20),
  /** Such as `app:invoices`; for the same people. */
  grants: z.array(z.string().regex(/^[a-z]+:[\w-]+$/)).max(20),
  /** `new`: everybody who was not there before and has an address. */
  invite: z.enum(['never', 'new']),
  /** Import the other rows of a file that has rows with errors. */
  skipErrors: z.boolean(),
};

export const ImportOptions = z.object({
  existing: options.existing.default('fill'),
  tags: options.tags.default([]),
  grants: options.grants.default([]),
  invite: options.invite.default('never'),
  skipErrors: options.skipErrors.default(false),
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
  options: z.strictObject(options).partial().optional(),
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
