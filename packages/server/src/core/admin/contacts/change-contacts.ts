import type { BulkChange, ContactFilter, Selection } from '@client-portal/contract/admin';
import { sql } from 'drizzle-orm';

import { announce } from '../../commit.js';
import { type Statement, write } from '../../db/change.js';
import { contact } from '../../db/schema.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import { among, type BulkPlan, planOf } from './bulk-plans.js';
import { toFilters } from './contact-filter.js';
import { listContacts } from './list-contacts.js';

const CHUNK = 500;

const record = (core: Core, actor: Actor, ids: readonly string[], type: string, data: object, isHeard: boolean) =>
  core.db.run(sql`INSERT INTO ${event} (type, actor, subject_type, subject_id, contact_id, data, at)
    SELECT ${type}, ${actor}, 'contact', value, ${isHeard ? sql`value` : sql`NULL`}, ${JSON.stringify(data)}, ${core.clock()}
    FROM json_each(${JSON.stringify(ids)})`);

/** A tag is the business's own word: who carries it hears that something changed, not what. */
function notes(core: Core, actor: Actor, ids: readonly string[], { type, data, isHeard }: BulkPlan): Statement[] {
  if (!('tag' in data)) return [record(core, actor, ids, type, data, true)];
  return [
    record(core, actor, ids, type, data, false),
    ...(isHeard ? [record(core, actor, ids, 'contact.updated', { fields: ['tags'] }, true)] : []),
  ];
}

async function changeChunk(core: Core, actor: Actor, ids: readonly string[], plan: BulkPlan): Promise<number> {
  const affected = await core.db.all<{ id: string }>(sql`SELECT id FROM ${contact}
    WHERE id IN ${among(ids)} AND merged_into IS NULL AND erased_at IS NULL AND ${plan.where}`);
  if (affected.length === 0) return 0;
  const changed = affected.map(({ id }) => id);
  await write(core.db, [...plan.statements(changed), ...notes(core, actor, changed, plan)]);
  return changed.length;
}

async function* chunksOf(core: Core, on: Selection): AsyncGenerator<string[]> {
  if ('ids' in on) {
    for (let from = 0; from < on.ids.length; from += CHUNK) yield on.ids.slice(from, from + CHUNK);
    return;
  }
  const saved = on.segment === undefined ? [] : await toFilters(core, { segment: on.segment });
  const filters: ContactFilter[] = [on.filter, ...saved];
  let cursor: string | null | undefined;
  do {
    const page = await listContacts(core, { filters, limit: CHUNK, cursor: cursor ?? undefined });
    yield page.items.map(({ id }) => id);
    cursor = page.nextCursor;
  } while (cursor);
}

/**
 * Does one thing to many contacts and resolves with how many it changed. It works in parts, each whole with its
 * events: what a crash leaves undone is done by sending the same again.
 */
export async function changeContacts(core: Core, actor: Actor, change: BulkChange, on: Selection): Promise<number> {
  const plan = await planOf(core, change);
  let changed = 0;
  try {
    for await (const ids of chunksOf(core, on)) changed += await changeChunk(core, actor, ids, plan);
  } finally {
    announce(core);
  }
  return changed;
}
