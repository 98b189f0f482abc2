import { type ImportChange, ImportOptions } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange, type Statement, write } from '../../db/change.js';
import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import { nextVersion } from '../../http/etag.js';
import { createId } from '../../ids.js';
import { fileTooLarge, storeFile } from './file-chunks.js';
import { MAX_BYTES } from './limits.js';
import { lookAtFile } from './look.js';
import { importProblem, type ImportRecord, imports } from './schema.js';

type State = ImportRecord['state'];

/** @throws PortalError `not_found`. */
export async function requireImport({ db }: Core, id: string): Promise<ImportRecord> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id));
  if (!row) throw new PortalError('not_found', 'There is no such import');
  return row;
}

export async function listImportRows(core: Core, cursor: string | undefined, limit = 20): Promise<ImportRecord[]> {
  const older = cursor === undefined ? undefined : lt(imports.id, cursor);
  return core.db.select().from(imports).where(older).orderBy(desc(imports.id)).limit(limit);
}

/** Begins an import whose file has `size` bytes. @throws PortalError `payload_too_large`. */
export async function beginImport(
  core: Core,
  actor: Actor,
  file: { name: string; size: number },
): Promise<ImportRecord> {
  if (file.size > MAX_BYTES) throw fileTooLarge();
  const now = core.clock();
  const settings = { format: null, columns: [], options: ImportOptions.parse({}) };
  const id = createId('imp');
  const values = {
    id,
    ...file,
    state: 'uploading' as const,
    settings,
    createdBy: actor,
    createdAt: now,
    updatedAt: now,
  };
  await write(core.db, [core.db.insert(imports).values(values)]);
  return requireImport(core, id);
}

export const stateConflict = (message: string, reason: string) => new PortalError('conflict', message, { reason });

export const isIn = (row: Pick<ImportRecord, 'id' | 'updatedAt'>, states: State[]) =>
  and(eq(imports.id, row.id), eq(imports.updatedAt, row.updatedAt), inArray(imports.state, states));

/** Stores the file or a part of it; with the last byte it is looked at. */
export async function receiveFile(
  core: Core,
  id: string,
  offset: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<ImportRecord> {
  const row = await requireImport(core, id);
  if (row.state !== 'uploading') {
    throw stateConflict('The file is here already. Begin another import for another file', 'has_file');
  }
  const received = await storeFile(core, row, offset, body ?? new Blob([]).stream());
  if (received > row.size) {
    throw new PortalError('invalid_request', `The file has more than the ${row.size} bytes that were announced`);
  }
  if (received < row.size) return requireImport(core, id);
  const { sample, ...looked } = await lookAtFile(core, id);
  await change(core, row, ['uploading'], { state: 'ready', sample, settings: { ...row.settings, ...looked } });
  return requireImport(core, id);
}

type Change = Partial<typeof imports.$inferInsert>;

export async function change(core: Core, row: ImportRecord, states: State[], set: Change, beside: Statement[] = []) {
  const updatedAt = nextVersion(core.clock(), row.updatedAt);
  const done = await tryCommit(core, [
    core.db
      .update(imports)
      .set({ ...set, updatedAt })
      .where(isIn(row, states)),
    expectChange(core.db),
    ...beside,
  ]);
  if (!done)
    throw new PortalError('changed_meanwhile', 'Somebody else has changed this import. Look at it again first');
}

const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** Reads the file in another way, or chooses what to do with its rows; a check that was made no longer counts. */
export async function configureImport(
  core: Core,
  row: ImportRecord,
  { targets, options, ...format }: ImportChange,
): Promise<ImportRecord> {
  if (row.state !== 'ready' && row.state !== 'checked') {
    throw stateConflict('This import has begun, or its file is not here yet', 'not_open');
  }
  const settings = {
    ...row.settings,
    options: ImportOptions.parse({ ...row.settings.options, ...defined(options ?? {}) }),
  };
  const looked =
    Object.keys(defined(format)).length > 0
      ? await lookAtFile(core, row.id, { ...settings.format, ...defined(format) })
      : undefined;
  if (looked) Object.assign(settings, { format: looked.format, columns: looked.columns });
  if (targets) settings.columns = withTargets(settings.columns, targets);
  const sample = looked ? { sample: looked.sample } : {};
  // Whether rows with errors are skipped does not change what a check finds.
  const isSame =
    !looked &&
    !targets &&
    Object.keys(options ?? {}).every((name) => name === 'skipErrors' || name === 'invite' || name === 'grants');
  const state = isSame ? row.state : 'ready';
  const report = isSame ? {} : { report: null, blocked: null };
  const forgotten = isSame ? [] : [core.db.delete(importProblem).where(eq(importProblem.importId, row.id))];
  await change(core, row, ['ready', 'checked'], { state, settings, ...sample, ...report }, forgotten);
  return requireImport(core, row.id);
}

const SINGLE = new Set(['email', 'firstName', 'lastName', 'name', 'phone', 'company', 'locale', 'timeZone', 'tags']);

function withTargets(columns: ImportRecord['settings']['columns'], targets: string[]) {
  const invalid = (message: string) =>
    new PortalError('invalid_request', message, { errors: [{ path: 'targets', message }] });
  if (targets.length !== columns.length) {
    throw invalid(`The file has ${columns.length} columns; say for each what it is`);
  }
  const twice = targets.find((target, index) => isSingle(target) && targets.indexOf(target) !== index);
  if (twice)
    throw invalid(`Two columns are chosen for ${twice.replace('field:', '')}. Choose one, and ignore the other`);
  return columns.map(({ name }, index) => ({ name, target: targets[index]! }));
}

const isSingle = (target: string) => SINGLE.has(target) || target.startsWith('field:');
