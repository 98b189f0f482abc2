import { eq, inArray, or, sql } from 'drizzle-orm';

import type { PortalDatabase } from '../../db/database.js';
import { contact, contactAlias, contactTag } from '../../db/schema.js';
import { type Candidate, VALUE_NAMES, type ValueName } from './candidate.js';

type Texts = Record<string, string>;

/** A contact as it is now; `version` tells whether somebody has edited it since. */
export interface Known {
  id: string;
  email: string | null;
  version: number;
  values: Record<ValueName, string>;
  fields: Texts;
  tags: string[];
}

const COLUMNS = {
  id: contact.id,
  email: contact.email,
  version: contact.updatedAt,
  firstName: contact.firstName,
  lastName: contact.lastName,
  phone: contact.phone,
  company: contact.company,
  address: contact.address,
  locale: contact.locale,
  timeZone: contact.timeZone,
  fields: contact.fields,
  tags: sql<string>`(SELECT json_group_array(${contactTag.tag}) FROM ${contactTag} WHERE ${contactTag.contactId} = ${contact.id})`,
};

const owners = (emails: string) =>
  sql`(SELECT ${contactAlias.contactId} FROM ${contactAlias} WHERE ${contactAlias.email} IN (SELECT value FROM json_each(${emails})))`;

type Row = { [K in keyof typeof COLUMNS]: unknown };

function toKnown(row: Row): Known {
  const values = Object.fromEntries(VALUE_NAMES.map((name) => [name, (row[name] as string | null) ?? '']));
  return {
    id: row.id as string,
    email: row.email as string | null,
    version: row.version as number,
    values: values as Record<ValueName, string>,
    fields: row.fields as Texts,
    tags: JSON.parse(row.tags as string) as string[],
  };
}

/** Contacts by id, as far as they are still there. */
export async function readKnown(db: PortalDatabase, ids: readonly string[]): Promise<Map<string, Known>> {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = await db.select(COLUMNS).from(contact).where(inArray(contact.id, wanted));
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

/** Whose each address is, as a contact's own or as an alias. */
export async function findKnown(db: PortalDatabase, candidates: readonly Candidate[]): Promise<Map<string, Known>> {
  const emails = JSON.stringify(candidates.flatMap(({ email }) => email ?? []));
  const wanted = sql`(SELECT value FROM json_each(${emails}))`;
  const [rows, aliases] = await db.batch([
    db
      .select(COLUMNS)
      .from(contact)
      .where(or(inArray(contact.email, wanted), inArray(contact.id, owners(emails)))),
    db
      .select({ email: contactAlias.email, id: contactAlias.contactId })
      .from(contactAlias)
      .innerJoin(contact, eq(contact.id, contactAlias.contactId))
      .where(inArray(contactAlias.email, wanted)),
  ]);
  const byId = new Map(rows.map((row) => [row.id, toKnown(row)]));
  const found = new Map<string, Known>();
  for (const known of byId.values()) if (known.email !== null) found.set(known.email, known);
  for (const { email, id } of aliases) found.set(email, byId.get(id)!);
  return found;
}
