import type { Import, ImportPreview } from '@client-portal/contract/admin';

import { DAY } from '../../clock.js';
import { readRow } from './read-row.js';
import type { ImportRecord } from './schema.js';

const UNDO_DAYS = 30;
const PREVIEWED = 8;
const SAMPLES = 3;

const UNDER_WAY = new Set<ImportRecord['state']>(['checking', 'running', 'undoing']);
const UNDOABLE = new Set<ImportRecord['state']>(['done', 'cancelled', 'failed']);

/** Until when an import can be undone; null when it cannot. */
export function undoUntil({ state, startedAt, finishedAt, result }: ImportRecord, now: number): number | null {
  if (!UNDOABLE.has(state) || startedAt === null || finishedAt === null) return null;
  if (!result || result.created + result.updated === 0) return null;
  const until = finishedAt + UNDO_DAYS * DAY;
  return until > now ? until : null;
}

function progressOf(row: ImportRecord, now: number): Import['progress'] {
  if (!UNDER_WAY.has(row.state)) return null;
  const seconds = (now - row.since) / 1000;
  const perSecond = seconds > 0.2 ? (row.position - row.sincePosition) / seconds : 0;
  const secondsLeft = perSecond > 0 && row.total > 0 ? (row.total - row.position) / perSecond : null;
  return {
    done: row.position,
    total: row.total,
    perSecond: Math.round(perSecond),
    secondsLeft: secondsLeft === null ? null : Math.max(0, Math.round(secondsLeft)),
  };
}

function toPreview({ sample, settings }: ImportRecord): ImportPreview[] {
  return sample.slice(0, PREVIEWED).map((record) => {
    const { candidate, problems } = readRow(record, settings.columns);
    const { row, email, values, fields, tags } = candidate;
    const said = problems.map(({ column, message }) => (column ? `${column}: ${message}` : message));
    return { row, email, values, fields, tags, problems: said };
  });
}

const samplesOf = ({ sample }: ImportRecord, column: number): string[] =>
  sample.flatMap(({ cells }) => (cells[column]?.trim() ? cells[column].trim().slice(0, 80) : [])).slice(0, SAMPLES);

/** What the management API tells of an import. */
export function toImport(row: ImportRecord, now: number): Import {
  const { settings } = row;
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    received: row.received,
    state: row.state,
    format: settings.format,
    columns: settings.columns.map((column, index) => ({ ...column, samples: samplesOf(row, index) })),
    options: settings.options,
    preview: toPreview(row),
    report: row.report,
    blocked: row.blocked,
    progress: progressOf(row, now),
    result: row.result,
    mailBatch: row.mailBatch,
    undoUntil: undoUntil(row, now),
    undone: row.undone,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}
