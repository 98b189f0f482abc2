import { PortalError } from '@client-portal/contract/errors';
import { and, eq, max } from 'drizzle-orm';

import { tryCommit } from '../../commit.js';
import { expectChange, type Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import { type Actor, recordEvent } from '../../events.js';
import { cancelMailBatch } from '../invitations/mail-batches.js';
import { change, isIn, requireImport, stateConflict } from './operations.js';
import { importChunk, importProblem, importRow, type ImportRecord, imports } from './schema.js';
import { undoUntil } from './to-import.js';

const FRESH = { position: 0, sincePosition: 0, lease: null, leasedUntil: 0, failures: 0 };

/** Has the whole file gone through in the background. */
export async function startCheck(core: Core, row: ImportRecord): Promise<ImportRecord> {
  if (row.state === 'uploading') throw stateConflict('The file has not arrived yet', 'no_file');
  if (row.state !== 'ready' && row.state !== 'checked') throw stateConflict('This import has begun already', 'begun');
  const fresh = { ...FRESH, total: 0, since: core.clock(), report: null, blocked: null };
  await change(core, row, ['ready', 'checked'], { state: 'checking', ...fresh }, [
    core.db.delete(importProblem).where(eq(importProblem.importId, row.id)),
  ]);
  return requireImport(core, row.id);
}

function requireRunnable({ state, report, blocked, settings }: ImportRecord): void {
  if (state !== 'checked' || !report) {
    throw stateConflict('Check the file first; that shows what would happen', 'not_checked');
  }
  if (blocked) throw stateConflict(blocked, 'blocked');
  if (report.failed > 0 && !settings.options.skipErrors) {
    throw stateConflict(
      `${report.failed} rows have errors, so nothing is imported. Mend them in the file, or choose to skip them`,
      'has_errors',
    );
  }
}

/** Imports a checked file in the background. */
export async function startRun(core: Core, actor: Actor, row: ImportRecord): Promise<ImportRecord> {
  requireRunnable(row);
  const now = core.clock();
  const started = { startedAt: now, startedBy: actor, since: now, total: row.report!.rows, result: null };
  await change(core, row, ['checked'], { state: 'running', ...FRESH, ...started }, [
    recordEvent(core.db, {
      type: 'import.started',
      actor,
      subject: subjectOf(row),
      data: { rows: row.report!.rows },
      at: now,
    }),
  ]);
  return requireImport(core, row.id);
}

export const subjectOf = ({ id }: { id: string }) => ({ type: 'import', id });

/** Stops what is under way; what is imported stays. */
export async function cancelWork(core: Core, actor: Actor, { id }: ImportRecord): Promise<ImportRecord> {
  const row = await requireImport(core, id);
  const now = core.clock();
  if (row.state === 'checking') await change(core, row, ['checking'], { state: 'ready', ...FRESH });
  else if (row.state === 'running') {
    await change(
      core,
      row,
      ['running'],
      { state: 'cancelled', finishedAt: now, sample: [], lease: null, leasedUntil: 0 },
      [
        dropFile(core, id),
        recordEvent(core.db, {
          type: 'import.cancelled',
          actor,
          subject: subjectOf(row),
          data: { ...row.result },
          at: now,
        }),
      ],
    );
  } else throw stateConflict('Nothing is under way that could be stopped', 'not_under_way');
  return requireImport(core, id);
}

const ignoreSent = (error: unknown) => {
  if (!(error instanceof PortalError)) throw error;
};

/** Takes an import back in the background. */
export async function startUndo(core: Core, actor: Actor, row: ImportRecord): Promise<ImportRecord> {
  const now = core.clock();
  if (undoUntil(row, now) === null) {
    throw stateConflict(
      'This import can no longer be undone: it changed nothing, was undone, or is older than 30 days',
      'not_undoable',
    );
  }
  const [last] = await core.db
    .select({ row: max(importRow.row) })
    .from(importRow)
    .where(eq(importRow.importId, row.id));
  const fresh = {
    ...FRESH,
    since: now,
    total: last?.row ?? 0,
    undone: { removed: 0, restored: 0, kept: 0 },
    startedBy: actor,
  };
  if (row.mailBatch) await cancelMailBatch(core, actor, row.mailBatch).catch(ignoreSent);
  await change(core, row, ['done', 'cancelled', 'failed'], { state: 'undoing', ...fresh }, [
    core.db.delete(importProblem).where(and(eq(importProblem.importId, row.id), eq(importProblem.kind, 'kept'))),
  ]);
  return requireImport(core, row.id);
}

/** Forgets an import with its file and its list of what it did. */
export async function forgetImport(core: Core, { id }: ImportRecord): Promise<void> {
  const row = await requireImport(core, id);
  if (row.state === 'checking' || row.state === 'running' || row.state === 'undoing') {
    throw stateConflict('Stop it first', 'under_way');
  }
  const done = await tryCommit(core, [core.db.delete(imports).where(isIn(row, [row.state])), expectChange(core.db)]);
  if (!done) throw stateConflict('This import has just begun. Stop it first', 'under_way');
}

/** The statement that drops the file once it is no longer needed. */
export const dropFile = (core: Core, id: string): Statement =>
  core.db.delete(importChunk).where(eq(importChunk.importId, id));
