import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import { createId } from '../../ids.js';
import type { RunOptions } from './capture-rules.js';
import type { Held } from './lease.js';
import type { Plan, RowChange } from './plan-rows.js';
import { updateContacts } from './update-contacts.js';

type Create = Extract<Plan, { action: 'create' }>;

export interface ContactEvent {
  type: string;
  id: string;
  /** Whether the contact hears of it, live. */
  isTold: boolean;
  data: Record<string, unknown>;
}

const NO_CHANGE: RowChange = { before: {}, after: {}, fieldsBefore: {}, fieldsAfter: {}, tags: [] };

/** One statement for many rows: the rows travel as one JSON text. */
const rowsOf = (rows: readonly unknown[]) => sql`json_each(${JSON.stringify(rows)})`;

function insertContacts(db: PortalDatabase, created: (Create & { id: string })[], now: number): Statement[] {
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

function insertTags(db: PortalDatabase, tags: { id: string; tag: string }[]): Statement[] {
  if (tags.length === 0) return [];
  return [
    db.run(sql`INSERT OR IGNORE INTO contact_tag (contact_id, tag)
      SELECT value->>'id', value->>'tag' FROM ${rowsOf(tags)}`),
  ];
}

function insertGrants(db: PortalDatabase, importId: string, grants: Grant[], now: number): Statement[] {
  if (grants.length === 0) return [];
  const rows = grants.map((grant) => ({ ...grant, id: createId('ent') }));
  return [
    db.run(sql`INSERT INTO entitlement (id, contact_id, resource, source, source_id, starts_at, created_at)
      SELECT value->>'id', value->>'contactId', value->>'resource', 'import', ${importId}, ${now}, ${now}
      FROM ${rowsOf(rows)} WHERE true ON CONFLICT DO NOTHING`),
  ];
}

interface Grant {
  contactId: string;
  resource: string;
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

function insertRows(db: PortalDatabase, importId: string, rows: object[]): Statement[] {
  if (rows.length === 0) return [];
  return [
    db.run(sql`INSERT INTO import_row (import_id, row, contact_id, created, change)
      SELECT ${importId}, value->>'row', value->>'id', value->>'created', value->'change' FROM ${rowsOf(rows)}`),
  ];
}

const namesOf = ({ after, fieldsAfter, tags }: RowChange) => [
  ...Object.keys(after),
  ...(Object.keys(fieldsAfter).length > 0 ? ['fields'] : []),
  ...(tags.length > 0 ? ['tags'] : []),
];

/** The statements that do what was planned, with their events and with what it takes to undo them. */
export function writePlans({ core, row }: Held, plans: readonly Plan[], options: RunOptions): Statement[] {
  const { db } = core;
  const now = core.clock();
  const created = plans.filter((plan) => plan.action === 'create').map((plan) => ({ ...plan, id: createId('ctc') }));
  const updated = plans.filter((plan) => plan.action === 'update');
  const kept = options.existing === 'leave' ? [] : plans.filter((plan) => plan.action === 'keep');
  const tags = [
    ...created.flatMap((plan) => [...plan.tags, ...options.ruleTags].map((tag) => ({ id: plan.id, tag }))),
    ...updated.flatMap(({ known, change }) => change.tags.map((tag) => ({ id: known.id, tag }))),
  ];
  const give = (contactId: string, resources: string[]) =>
    [...new Set(resources)].map((resource) => ({ contactId, resource }));
  const grants = [
    ...created.flatMap(({ id }) => give(id, [...options.grants, ...options.ruleGrants])),
    ...[...updated, ...kept].flatMap(({ known }) => give(known.id, options.grants)),
  ];
  const data = { source: 'import', import: row.id };
  const events = [
    ...created.map(({ id }) => ({ type: 'contact.created', id, isTold: true, data })),
    ...updated.map(({ known, change }) => ({
      type: 'contact.edited',
      id: known.id,
      isTold: false,
      data: { fields: namesOf(change), import: row.id },
    })),
    ...grants.map(({ contactId, resource }) => ({
      type: 'entitlement.granted',
      id: contactId,
      isTold: true,
      data: { resource, import: row.id },
    })),
  ];
  const noted = [
    ...created.map(({ id, candidate }) => ({ row: candidate.row, id, created: 1, change: NO_CHANGE })),
    ...updated.map(({ known, candidate, change }) => ({ row: candidate.row, id: known.id, created: 0, change })),
    ...(grants.length > 0 ? kept : []).map(({ known, candidate }) => ({
      row: candidate.row,
      id: known.id,
      created: 0,
      change: NO_CHANGE,
    })),
  ];
  return [
    ...insertContacts(db, created, now),
    ...updateContacts(
      db,
      updated.map(({ known }) => known),
      now,
    ),
    ...insertTags(db, tags),
    ...insertGrants(db, row.id, grants, now),
    ...insertEvents(db, row.startedBy ?? 'system', events, now),
    ...insertRows(db, row.id, noted),
  ];
}
