import type { ImportOptions } from '@client-portal/contract/admin';
import { eq, inArray, or, sql } from 'drizzle-orm';

import type { PortalDatabase } from '../../db/database.js';
import { contact, contactAlias, contactTag } from '../../db/schema.js';
import type { Candidate, ValueName } from './read-row.js';
import { VALUE_NAMES } from './read-row.js';

type Texts = Record<string, string>;

/** What a row changed in a contact that was there before; all empty for a new one. */
export interface RowChange {
  before: Texts;
  after: Texts;
  fieldsBefore: Texts;
  fieldsAfter: Texts;
  /** The tags it did not have. */
  tags: string[];
}

export interface Known {
  id: string;
  email: string | null;
  version: number;
  values: Record<ValueName, string>;
  fields: Texts;
  tags: string[];
}

export type Plan =
  | { action: 'create'; candidate: Candidate; tags: string[] }
  | { action: 'update'; candidate: Candidate; known: Known; change: RowChange }
  | { action: 'keep'; candidate: Candidate; known: Known };

const MOST = 50;

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
async function findKnown(db: PortalDatabase, candidates: readonly Candidate[]): Promise<Map<string, Known>> {
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

/** A second row of the same contact, under an alias, builds on what the first one does. */
function apply(known: Known, { after, fieldsAfter, tags }: RowChange): void {
  Object.assign(known.values, after);
  Object.assign(known.fields, fieldsAfter);
  known.tags.push(...tags);
}

const isWanted = (existing: ImportOptions['existing'], old: string, value: string) =>
  value !== old && (existing === 'overwrite' || old === '');

function changeOf(known: Known, candidate: Candidate, { existing, tags }: ImportOptions): RowChange {
  const change: RowChange = { before: {}, after: {}, fieldsBefore: {}, fieldsAfter: {}, tags: [] };
  for (const [name, value] of Object.entries(candidate.values)) {
    const old = known.values[name as ValueName];
    if (!isWanted(existing, old, value)) continue;
    change.before[name] = old;
    change.after[name] = value;
  }
  let count = Object.keys(known.fields).length;
  for (const [name, value] of Object.entries(candidate.fields)) {
    const old = Object.hasOwn(known.fields, name) ? known.fields[name]! : '';
    if (!isWanted(existing, old, value) || (!Object.hasOwn(known.fields, name) && ++count > MOST)) continue;
    change.fieldsBefore[name] = old;
    change.fieldsAfter[name] = value;
  }
  const wanted = new Set([...candidate.tags, ...tags]);
  change.tags = [...wanted].filter((tag) => !known.tags.includes(tag)).slice(0, Math.max(0, MOST - known.tags.length));
  return change;
}

const isEmpty = ({ after, fieldsAfter, tags }: RowChange): boolean =>
  tags.length === 0 && Object.keys(after).length === 0 && Object.keys(fieldsAfter).length === 0;

/** What each row would do, as the contacts are now. Changes nothing. */
export async function planRows(
  db: PortalDatabase,
  candidates: readonly Candidate[],
  options: ImportOptions,
): Promise<Plan[]> {
  const found = await findKnown(db, candidates);
  return candidates.map((candidate): Plan => {
    const known = candidate.email === null ? undefined : found.get(candidate.email);
    if (!known) {
      const tags = [...new Set([...candidate.tags, ...options.tags])].slice(0, MOST);
      return { action: 'create', candidate, tags };
    }
    if (options.existing === 'leave') return { action: 'keep', candidate, known };
    const change = changeOf(known, candidate, options);
    if (isEmpty(change)) return { action: 'keep', candidate, known };
    apply(known, change);
    return { action: 'update', candidate, known, change };
  });
}
