import type { BulkChange, ContactFilter, Selection } from '@client-portal/contract/admin';
import { sql, type SQL } from 'drizzle-orm';

import { announce } from '../../commit.js';
import { type Statement, write } from '../../db/change.js';
import { contact, contactTag, entitlement } from '../../db/schema.js';
import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { Actor } from '../../events.js';
import { createId } from '../../ids.js';
import { readSettings } from '../../settings.js';
import { shutOut } from './change-access.js';
import { listContacts } from './list-contacts.js';
import { opensAnApp } from './tags.js';
import { toFilters } from './contact-filter.js';

const CHUNK = 500;

/** What one kind of change does to the contacts of a chunk. */
interface Plan {
  type: string;
  data: Record<string, string>;
  /** Contacts that it would not change are passed over. */
  where: SQL;
  /** Whether the contact's open pages must hear of it. */
  isHeard: boolean;
  /** The one that answers with a row for each changed contact comes first. */
  statements(ids: readonly string[]): Statement[];
}

const among = (ids: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

const nextVersion = (now: number) => sql`max(${now}, updated_at + 1)`;

function planTag(core: Core, action: 'tag' | 'untag', tag: string, isHeard: boolean): Plan {
  const carries = sql`EXISTS (SELECT 1 FROM ${contactTag} WHERE contact_id = contact.id AND tag = ${tag})`;
  const { db } = core;
  const put = (ids: readonly string[]) =>
    action === 'tag'
      ? sql`INSERT OR IGNORE INTO contact_tag (contact_id, tag) SELECT value, ${tag} FROM json_each(${JSON.stringify(ids)})
          RETURNING contact_id`
      : sql`DELETE FROM contact_tag WHERE tag = ${tag} AND contact_id IN ${among(ids)} RETURNING contact_id`;
  return {
    type: action === 'tag' ? 'contact.tagged' : 'contact.untagged',
    data: { tag },
    where: action === 'tag' ? sql`NOT ${carries}` : carries,
    isHeard,
    statements: (ids) => [
      db.all(put(ids)),
      db.run(sql`UPDATE contact SET updated_at = ${nextVersion(core.clock())} WHERE id IN ${among(ids)}`),
    ],
  };
}

function planAccess(core: Core, access: 'suspended' | 'eligible', reason: string): Plan {
  const isSuspending = access === 'suspended';
  return {
    type: isSuspending ? 'contact.suspended' : 'contact.restored',
    data: {},
    where: isSuspending ? sql`access <> 'suspended'` : sql`access = 'suspended'`,
    isHeard: true,
    statements: (ids) => [
      core.db.all(sql`UPDATE contact SET access = ${access}, suspended_reason = ${reason}
        WHERE id IN ${among(ids)} RETURNING id`),
      ...(isSuspending ? shutOut(core, among(ids)) : []),
    ],
  };
}

function planGrant(core: Core, resource: string): Plan {
  const now = core.clock();
  const open = sql`EXISTS (SELECT 1 FROM ${entitlement} AS e WHERE e.contact_id = contact.id
    AND e.resource = ${resource} AND e.source = 'manual' AND e.source_id = '' AND e.revoked_at IS NULL
    AND e.starts_at <= ${now} AND e.ends_at IS NULL)`;
  return {
    type: 'entitlement.granted',
    data: { resource },
    where: sql`NOT ${open}`,
    isHeard: true,
    statements: (ids) => {
      const rows = JSON.stringify(ids.map((id) => [createId('ent'), id]));
      return [
        core.db.all(sql`INSERT INTO entitlement (id, contact_id, resource, source, starts_at, created_at)
          SELECT value ->> 0, value ->> 1, ${resource}, 'manual', ${now}, ${now} FROM json_each(${rows}) WHERE true
          ON CONFLICT (contact_id, resource, source, source_id)
          DO UPDATE SET starts_at = min(starts_at, ${now}), ends_at = NULL, revoked_at = NULL RETURNING id`),
      ];
    },
  };
}

function planRevoke(core: Core, resource: string): Plan {
  const now = core.clock();
  return {
    type: 'entitlement.revoked',
    data: { resource },
    where: sql`EXISTS (SELECT 1 FROM ${entitlement} AS e WHERE e.contact_id = contact.id
      AND e.resource = ${resource} AND e.revoked_at IS NULL)`,
    isHeard: true,
    statements: (ids) => [
      core.db.all(sql`UPDATE entitlement SET revoked_at = ${now}
        WHERE resource = ${resource} AND revoked_at IS NULL AND contact_id IN ${among(ids)} RETURNING contact_id`),
    ],
  };
}

async function planOf(core: Core, change: BulkChange): Promise<Plan> {
  switch (change.action) {
    case 'tag':
    case 'untag':
      return planTag(core, change.action, change.tag, opensAnApp(await readSettings(core.db), change.tag));
    case 'suspend':
      return planAccess(core, 'suspended', change.reason);
    case 'restore':
      return planAccess(core, 'eligible', '');
    case 'grant':
      return planGrant(core, change.resource);
    case 'revoke':
      return planRevoke(core, change.resource);
  }
}

const record = (core: Core, actor: Actor, ids: readonly string[], type: string, data: object, isHeard: boolean) =>
  core.db.run(sql`INSERT INTO ${event} (type, actor, subject_type, subject_id, contact_id, data, at)
    SELECT ${type}, ${actor}, 'contact', value, ${isHeard ? sql`value` : sql`NULL`}, ${JSON.stringify(data)}, ${core.clock()}
    FROM json_each(${JSON.stringify(ids)})`);

/** A tag is the business's own word: who carries it hears that something changed, not what. */
function notes(core: Core, actor: Actor, ids: readonly string[], { type, data, isHeard }: Plan): Statement[] {
  if (!('tag' in data)) return [record(core, actor, ids, type, data, true)];
  return [
    record(core, actor, ids, type, data, false),
    ...(isHeard ? [record(core, actor, ids, 'contact.updated', { fields: ['tags'] }, true)] : []),
  ];
}

async function changeChunk(core: Core, actor: Actor, ids: readonly string[], plan: Plan): Promise<number> {
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
