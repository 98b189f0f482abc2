import type { BulkChange } from '@client-portal/contract/admin';
import { sql, type SQL } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import { contactTag, entitlement } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { createId } from '../../ids.js';
import { readSettings } from '../../settings.js';
import { shutOut } from './change-access.js';
import { opensAnApp } from './tags.js';

/** What one kind of change does to the contacts of a chunk. */
export interface BulkPlan {
  type: string;
  data: Record<string, string>;
  /** Contacts that it would not change are passed over. */
  where: SQL;
  /** Whether the contact's open pages must hear of it. */
  isHeard: boolean;
  /** The one that answers with a row for each changed contact comes first. */
  statements(ids: readonly string[]): Statement[];
}

/** The ids as a list for `IN`. */
export const among = (ids: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

const nextVersion = (now: number) => sql`max(${now}, updated_at + 1)`;

function planTag(core: Core, action: 'tag' | 'untag', tag: string, isHeard: boolean): BulkPlan {
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

function planAccess(core: Core, access: 'suspended' | 'eligible', reason: string): BulkPlan {
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

function planGrant(core: Core, resource: string): BulkPlan {
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

function planRevoke(core: Core, resource: string): BulkPlan {
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

export async function planOf(core: Core, change: BulkChange): Promise<BulkPlan> {
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
