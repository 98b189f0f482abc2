import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import { createId } from '../../ids.js';
import type { Candidate } from './candidate.js';
import type { RowChange } from './plan-rows.js';

export interface NewContact {
  id: string;
  candidate: Candidate;
}

export interface Grant {
  contactId: string;
  resource: string;
}

export interface ContactEvent {
  type: string;
  id: string;
  /** Whether the contact hears of it, live. */
  isTold: boolean;
  data: Record<string, unknown>;
}

/** What a row of the file did, so that it can be undone. */
export interface NotedRow {
  row: number;
  /** The contact's. */
  id: string;
  created: 0 | 1;
  change: RowChange;
}

/** One statement for many rows: the rows travel as one JSON text. */
const rowsOf = (rows: readonly unknown[]) => sql`json_each(${JSON.stringify(rows)})`;

export function insertContacts(db: PortalDatabase, created: readonly NewContact[], now: number): Statement[] {
  if (created.length === 0) return [];
  const rows = created.map(({ id, candidate: { email, values, fields } }) => ({ id, email, ...values, fields }));
  const text = (name: string) => sql.raw(`coalesce(value->>'${name}', '')`);
  return [
    db.run(sql`INSERT INTO contact (id, email, first_name, last_name, phone, company, address, locale, time_zone, source,
      fields, created_at, updated_at)
      SELECT value->>'id', value->>'email', ${text('firstName')}, ${text('lastName')}, ${text('phone')},
        ${text('company')}, ${text('address')}, value->>'locale', value->>'timeZone', 'import', value->'fields',
        ${now}, ${now}
      FROM ${rowsOf(rows)}`),
  ];
}

export function insertTags(db: PortalDatabase, tags: readonly { id: string; tag: string }[]): Statement[] {
  if (tags.length === 0) return [];
  return [
    db.run(sql`INSERT OR IGNORE INTO contact_tag (contact_id, tag)
      SELECT value->>'id', value->>'tag' FROM ${rowsOf(tags)}`),
  ];
}

export function insertGrants(db: PortalDatabase, importId: string, grants: readonly Grant[], now: number): Statement[] {
  if (grants.length === 0) return [];
  const rows = grants.map((grant) => ({ ...grant, id: createId('ent') }));
  return [
    db.run(sql`INSERT INTO entitlement (id, contact_id, resource, source, source_id, starts_at, created_at)
      SELECT value->>'id', value->>'contactId', value->>'resource', 'import', ${importId}, ${now}, ${now}
      FROM ${rowsOf(rows)} WHERE true ON CONFLICT DO NOTHING`),
  ];
}

export function insertEvents(
  db: PortalDatabase,
  actor: string,
  events: readonly ContactEvent[],
  now: number,
): Statement[] {
  if (events.length === 0) return [];
  return [
    db.run(sql`INSERT INTO event (type, actor, subject_type, subject_id, contact_id, data, at)
      SELECT value->>'type', ${actor}, 'contact', value->>'id', iif(value->>'isTold', value->>'id', NULL), value->'data', ${now}
      FROM ${rowsOf(events)} ORDER BY key`),
  ];
}

export function insertRows(db: PortalDatabase, importId: string, rows: readonly NotedRow[]): Statement[] {
  if (rows.length === 0) return [];
  return [
    db.run(sql`INSERT INTO import_row (import_id, row, contact_id, created, change)
      SELECT ${importId}, value->>'row', value->>'id', value->>'created', value->'change' FROM ${rowsOf(rows)}`),
  ];
}
