import { sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { PortalDatabase } from '../../db/database.js';

/** Each contact as it was looked up, with other values; the rows have the form that `Known` has. */
export const updateFrom = (db: PortalDatabase, rows: readonly object[]): Statement =>
  db.run(sql`UPDATE contact SET first_name = j.value->>'firstName', last_name = j.value->>'lastName',
    phone = j.value->>'phone', company = j.value->>'company', address = j.value->>'address',
    locale = nullif(j.value->>'locale', ''), time_zone = nullif(j.value->>'timeZone', ''),
    fields = j.value->'fields', updated_at = j.value->>'next'
    FROM json_each(${JSON.stringify(rows)}) AS j
    WHERE contact.id = j.value->>'id' AND contact.updated_at = j.value->>'version'`);
