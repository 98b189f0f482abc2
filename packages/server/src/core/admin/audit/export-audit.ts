import type { AuditEntry } from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import { type AuditQuery, listAudit } from './list-audit.js';

export type AuditFormat = 'csv' | 'ndjson';

const PAGE = 500;
const COLUMNS = ['at', 'seq', 'type', 'actor', 'actor_name', 'subject', 'contact', 'contact_name', 'data'];

/** A spreadsheet runs what begins like a formula; an apostrophe makes it text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const toCsv = ({ at, seq, type, actor, subject, contactId, names, data }: AuditEntry): string =>
  [
    new Date(at).toISOString(),
    String(seq),
    type,
    actor,
    names.actor ?? '',
    subject ? `${subject.type}:${subject.id}` : '',
    contactId ?? '',
    names.contact ?? '',
    JSON.stringify(data),
  ]
    .map(cell)
    .join(',');

const LINE: Record<AuditFormat, (entry: AuditEntry) => string> = {
  csv: (entry) => `${toCsv(entry)}\r\n`,
  ndjson: (entry) => `${JSON.stringify(entry)}\n`,
};

/** Everything that fits, newest first, read page by page as fast as it is taken. */
export function exportAudit(
  core: Core,
  format: AuditFormat,
  query: Omit<AuditQuery, 'cursor' | 'limit'>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  return new ReadableStream({
    start(controller) {
      // With its byte order mark, spreadsheets read it as UTF-8.
      if (format === 'csv') controller.enqueue(encoder.encode(`\ufeff${COLUMNS.join(',')}\r\n`));
    },
    async pull(controller) {
      const page = await listAudit(core, { ...query, cursor, limit: PAGE });
      if (page.items.length > 0) controller.enqueue(encoder.encode(page.items.map(LINE[format]).join('')));
      if (page.nextCursor === null) controller.close();
      else cursor = page.nextCursor;
    },
  });
}
