import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';
import { nextVersion } from '../../http/etag.js';
import type { Known } from './find-known.js';
import { expectThat } from './lease.js';

/** Writes contacts that were looked up and given other values; stale when somebody has edited one of them since. */
export function updateContacts(db: PortalDatabase, contacts: readonly Known[], now: number): Statement[] {
  // Two rows can be about one contact, which holds what both say.
  const known = [...new Set(contacts)];
  if (known.length === 0) return [];
  const rows = known.map(({ id, version, values, fields }) => ({
    id,
    version,
    next: nextVersion(now, version),
    ...values,
    fields,
  }));
  const json = sql`json_each(${JSON.stringify(rows)}) AS j`;
  return [
    expectThat(
      db,
      sql`NOT EXISTS (SELECT 1 FROM ${json} LEFT JOIN contact AS c ON c.id = j.value->>'id'
        WHERE c.updated_at IS NOT j.value->>'version')`,
    ),
    db.run(sql`UPDATE contact SET first_name = j.value->>'firstName', last_name = j.value->>'lastName',
      phone = j.value->>'phone', company = j.value->>'company', address = j.value->>'address',
      locale = nullif(j.value->>'locale', ''), time_zone = nullif(j.value->>'timeZone', ''),
      fields = j.value->'fields', updated_at = j.value->>'next'
      FROM ${json} WHERE contact.id = j.value->>'id'`),
  ];
}
