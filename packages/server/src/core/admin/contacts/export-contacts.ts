import type { ContactEntry, ContactFilter } from '@client-portal/contract/admin';

import type { Core } from '../../deps.js';
import { listContacts } from './list-contacts.js';

const COLUMNS = [
  ['id', (row: ContactEntry) => row.id],
  ['email', (row: ContactEntry) => row.email ?? ''],
  ['first_name', (row: ContactEntry) => row.firstName],
  ['last_name', (row: ContactEntry) => row.lastName],
  ['company', (row: ContactEntry) => row.company],
  ['phone', (row: ContactEntry) => row.phone],
  ['state', (row: ContactEntry) => row.state],
  ['source', (row: ContactEntry) => row.source],
  ['tags', (row: ContactEntry) => row.tags.join(', ')],
  ['created_at', (row: ContactEntry) => toDate(row.createdAt)],
  ['invited_at', (row: ContactEntry) => toDate(row.invitedAt)],
  ['last_sign_in_at', (row: ContactEntry) => toDate(row.lastLoginAt)],
] as const;

const toDate = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

/** A cell that no spreadsheet takes for a formula. */
export const toCell = (value: string): string =>
  `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

const toLine = (cells: readonly string[]) => `${cells.map(toCell).join(',')}\r\n`;

/** Every contact that matches, as CSV; read in pages while it is sent. */
export function contactsAsCsv(core: Core, filters: readonly ContactFilter[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | null | undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${toLine(COLUMNS.map(([name]) => name))}`)),
    async pull(controller) {
      const page = await listContacts(core, { filters, limit: 1000, cursor: cursor ?? undefined });
      const lines = page.items.map((row) => toLine(COLUMNS.map(([, cell]) => cell(row))));
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
      cursor = page.nextCursor;
      if (!cursor) controller.close();
    },
  });
}
