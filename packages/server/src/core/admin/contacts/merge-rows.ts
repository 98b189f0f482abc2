import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';

/** Two contacts that become one, as apps and areas see it. */
export interface Merge {
  id: string;
  from: string;
  into: string;
  /** Moves a table's rows (with `id` and `contact_id`) in a way that an undo can find them again. */
  move(table: string): Statement[];
}

const PLACE = /^[a-z_]+$/;

function identifier(table: string) {
  if (!PLACE.test(table)) throw new TypeError(`${table} is not the name of a table`);
  return sql.identifier(table);
}

/** What a merge knows of its rows. */
export function createMerge(core: Core, { id, from, into }: Omit<Merge, 'move'>): Merge {
  const move = (table: string): Statement[] => [
    core.db.run(sql`INSERT INTO merge_row (merge_id, place, row_id)
      SELECT ${id}, ${table}, id FROM ${identifier(table)} WHERE contact_id = ${from}`),
    core.db.run(sql`UPDATE ${identifier(table)} SET contact_id = ${into} WHERE contact_id = ${from}`),
  ];
  return { id, from, into, move };
}

const journaled = (id: string, place: string) =>
  sql`(SELECT row_id FROM merge_row WHERE merge_id = ${id} AND place = ${place})`;

/** Rows of a table go back, but for those that somebody else has by now. */
export const moveBack = (core: Core, { id, from, into }: Omit<Merge, 'move'>, table: string): Statement =>
  core.db.run(sql`UPDATE ${identifier(table)} SET contact_id = ${from}
    WHERE contact_id = ${into} AND id IN ${journaled(id, table)}`);

/** Tags: what either had, the merged contact has. */
export const mergeTags = (core: Core, { id, from, into }: Merge): Statement[] => [
  core.db.run(sql`INSERT INTO merge_row (merge_id, place, row_id, before)
    SELECT ${id}, 'contact_tag', t.tag,
      CASE WHEN EXISTS (SELECT 1 FROM contact_tag AS o WHERE o.contact_id = ${into} AND o.tag = t.tag) THEN 'both' ELSE '' END
    FROM contact_tag AS t WHERE t.contact_id = ${from}`),
  core.db.run(sql`INSERT OR IGNORE INTO contact_tag (contact_id, tag)
    SELECT ${into}, tag FROM contact_tag WHERE contact_id = ${from}`),
  core.db.run(sql`DELETE FROM contact_tag WHERE contact_id = ${from}`),
];

export const partTags = (core: Core, { id, from, into }: Omit<Merge, 'move'>): Statement[] => [
  core.db.run(sql`INSERT OR IGNORE INTO contact_tag (contact_id, tag)
    SELECT ${from}, row_id FROM merge_row WHERE merge_id = ${id} AND place = 'contact_tag'`),
  core.db.run(sql`DELETE FROM contact_tag WHERE contact_id = ${into} AND tag IN (
    SELECT row_id FROM merge_row WHERE merge_id = ${id} AND place = 'contact_tag' AND before = '')`),
];

/** Grants: one that both have from the same source goes on beside the other, under a source id of its own. */
export const mergeGrants = (core: Core, { id, from, into }: Merge): Statement[] => [
  core.db.run(sql`INSERT INTO merge_row (merge_id, place, row_id, before)
    SELECT ${id}, 'entitlement', id, source_id FROM entitlement WHERE contact_id = ${from}`),
  core.db.run(sql`UPDATE entitlement SET contact_id = ${into}, source_id = CASE WHEN EXISTS (
      SELECT 1 FROM entitlement AS o WHERE o.contact_id = ${into} AND o.resource = entitlement.resource
        AND o.source = entitlement.source AND o.source_id = entitlement.source_id
    ) THEN id ELSE source_id END WHERE contact_id = ${from}`),
];

export const partGrants = (core: Core, { id, from, into }: Omit<Merge, 'move'>): Statement[] => [
  core.db.run(sql`UPDATE entitlement SET contact_id = ${from},
      source_id = (SELECT before FROM merge_row WHERE merge_id = ${id} AND place = 'entitlement' AND row_id = entitlement.id)
    WHERE contact_id = ${into} AND id IN ${journaled(id, 'entitlement')}`),
];

/** The password of who stays counts; the other's only where there is none. */
export const mergePassword = (core: Core, { id, from, into }: Merge): Statement[] => [
  core.db.run(sql`INSERT INTO merge_row (merge_id, place, row_id)
    SELECT ${id}, 'password', ${into} FROM password WHERE contact_id = ${from}
      AND NOT EXISTS (SELECT 1 FROM password WHERE contact_id = ${into})`),
  core.db.run(sql`UPDATE password SET contact_id = ${into}
    WHERE contact_id = ${from} AND NOT EXISTS (SELECT 1 FROM password WHERE contact_id = ${into})`),
];

export const partPassword = (core: Core, { id, from, into }: Omit<Merge, 'move'>): Statement[] => [
  core.db.run(sql`UPDATE password SET contact_id = ${from}
    WHERE contact_id = ${into} AND EXISTS (SELECT 1 FROM merge_row WHERE merge_id = ${id} AND place = 'password')`),
];

/** Addresses: all of them sign in as the merged contact. */
export const mergeAliases = (core: Core, { id, from, into }: Merge, email: string | null, now: number): Statement[] => [
  core.db.run(sql`INSERT INTO merge_row (merge_id, place, row_id)
    SELECT ${id}, 'contact_alias', email FROM contact_alias WHERE contact_id = ${from}`),
  core.db.run(sql`UPDATE contact_alias SET contact_id = ${into} WHERE contact_id = ${from}`),
  ...(email === null
    ? []
    : [core.db.run(sql`INSERT INTO contact_alias (email, contact_id, created_at) VALUES (${email}, ${into}, ${now})`)]),
];

export const partAliases = (core: Core, { id, from, into }: Omit<Merge, 'move'>): Statement[] => [
  core.db.run(sql`UPDATE contact_alias SET contact_id = ${from}
    WHERE contact_id = ${into} AND email IN ${journaled(id, 'contact_alias')}`),
];
