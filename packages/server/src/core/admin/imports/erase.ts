import { inArray, sql } from 'drizzle-orm';

import type { Statement } from '../../db/change.js';
import type { Core } from '../../deps.js';
import type { Erasure } from '../contacts/erase-contact.js';
import { importProblem, importRow } from './schema.js';

/** What imports remember of somebody: values that were there before, and cells that were not accepted. */
export const eraseContact = ({ db }: Core, { ids, addresses }: Erasure): Statement[] => [
  db.delete(importRow).where(inArray(importRow.contactId, [...ids])),
  db.delete(importProblem).where(inArray(sql`lower(trim(${importProblem.value}))`, [...addresses])),
];
