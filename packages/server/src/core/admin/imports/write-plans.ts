import type { Statement } from '../../db/change.js';
import { createId } from '../../ids.js';
import type { RunOptions } from './capture-rules.js';
import {
  type ContactEvent,
  type Grant,
  insertContacts,
  insertEvents,
  insertGrants,
  insertRows,
  insertTags,
  type NotedRow,
} from './insert-many.js';
import type { Held } from './lease.js';
import type { Plan, RowChange } from './plan-rows.js';
import { updateContacts } from './update-contacts.js';

/** The plans of a chunk by what they do. */
interface Sorted {
  created: (Extract<Plan, { action: 'create' }> & { id: string })[];
  updated: Extract<Plan, { action: 'update' }>[];
  /** Contacts that stay as they are, but may be given something. */
  kept: Extract<Plan, { action: 'keep' }>[];
}

const NO_CHANGE: RowChange = { before: {}, after: {}, fieldsBefore: {}, fieldsAfter: {}, tags: [] };

const namesOf = ({ after, fieldsAfter, tags }: RowChange) => [
  ...Object.keys(after),
  ...(Object.keys(fieldsAfter).length > 0 ? ['fields'] : []),
  ...(tags.length > 0 ? ['tags'] : []),
];

function sort(plans: readonly Plan[], { existing }: RunOptions): Sorted {
  return {
    created: plans.filter((plan) => plan.action === 'create').map((plan) => ({ ...plan, id: createId('ctc') })),
    updated: plans.filter((plan) => plan.action === 'update'),
    kept: existing === 'leave' ? [] : plans.filter((plan) => plan.action === 'keep'),
  };
}

const tagsOf = ({ created, updated }: Sorted, { ruleTags }: RunOptions) => [
  ...created.flatMap(({ id, tags }) => [...tags, ...ruleTags].map((tag) => ({ id, tag }))),
  ...updated.flatMap(({ known, change }) => change.tags.map((tag) => ({ id: known.id, tag }))),
];

function grantsOf({ created, updated, kept }: Sorted, { grants, ruleGrants }: RunOptions): Grant[] {
  const give = (contactId: string, resources: readonly string[]) =>
    [...new Set(resources)].map((resource) => ({ contactId, resource }));
  return [
    ...created.flatMap(({ id }) => give(id, [...grants, ...ruleGrants])),
    ...[...updated, ...kept].flatMap(({ known }) => give(known.id, grants)),
  ];
}

const eventsOf = ({ created, updated }: Sorted, grants: readonly Grant[], importId: string): ContactEvent[] => [
  ...created.map(({ id }) => ({
    type: 'contact.created',
    id,
    isTold: true,
    data: { source: 'import', import: importId },
  })),
  ...updated.map(({ known, change }) => ({
    type: 'contact.edited',
    id: known.id,
    isTold: false,
    data: { fields: namesOf(change), import: importId },
  })),
  ...grants.map(({ contactId, resource }) => ({
    type: 'entitlement.granted',
    id: contactId,
    isTold: true,
    data: { resource, import: importId },
  })),
];

function rowsOf({ created, updated, kept }: Sorted, grants: readonly Grant[]): NotedRow[] {
  const given = grants.length > 0 ? kept : [];
  return [
    ...created.map(({ id, candidate: { row } }) => ({ row, id, created: 1 as const, change: NO_CHANGE })),
    ...updated.map(({ known: { id }, candidate: { row }, change }) => ({ row, id, created: 0 as const, change })),
    ...given.map(({ known: { id }, candidate: { row } }) => ({ row, id, created: 0 as const, change: NO_CHANGE })),
  ];
}

/** The statements that do what was planned, with their events and with what it takes to undo them. */
export function writePlans({ core, row }: Held, plans: readonly Plan[], options: RunOptions): Statement[] {
  const { db } = core;
  const now = core.clock();
  const sorted = sort(plans, options);
  const grants = grantsOf(sorted, options);
  const known = sorted.updated.map((plan) => plan.known);
  return [
    ...insertContacts(db, sorted.created, now),
    ...updateContacts(db, known, now),
    ...insertTags(db, tagsOf(sorted, options)),
    ...insertGrants(db, row.id, grants, now),
    ...insertEvents(db, row.startedBy ?? 'system', eventsOf(sorted, grants, row.id), now),
    ...insertRows(db, row.id, rowsOf(sorted, grants)),
  ];
}
