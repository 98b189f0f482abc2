import type { ContactEntry, ContactFilter } from '@client-portal/contract/admin';
import { and, sql, type SQL } from 'drizzle-orm';

import { contact, contactTag } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { type ContactQuery, drivenBy, tablesOf, toContactQuery, wrongCursor } from './contact-filter.js';

export type ContactSort = 'newest' | 'name' | 'login';

export interface ContactPage {
  items: ContactEntry[];
  /** Goes into the next call; null on the last page. */
  nextCursor: string | null;
}

export interface ListOptions {
  filters?: readonly ContactFilter[];
  sort?: ContactSort;
  cursor?: string | undefined;
  limit?: number;
}

/** The columns that an order is by, where it begins, and whether it climbs. */
interface Order {
  keys: SQL[];
  start: (string | number)[];
  climbs: boolean;
}

const LAST_ID = '~';
const LAST_NUMBER = Number.MAX_SAFE_INTEGER;

/** Newest first is the order of ids; what the search finds comes in the order in which it was added. */
function orderOf({ driver }: ContactQuery, sort: ContactSort): Order {
  if (sort === 'name') return { keys: [sql`${contact.sortName}`, sql`${contact.id}`], start: ['', ''], climbs: true };
  if (sort === 'login')
    return { keys: [sql`${contact.lastSeen}`, sql`${contact.id}`], start: [LAST_NUMBER, LAST_ID], climbs: false };
  if (driver.by === 'words') return { keys: [sql`contact_fts.rowid`], start: [LAST_NUMBER], climbs: false };
  const id = driver.by === 'tag' ? sql`${contactTag.contactId}` : sql`${contact.id}`;
  return { keys: [id], start: [LAST_ID], climbs: false };
}

function readCursor(cursor: string | undefined, { start }: Order): (string | number)[] {
  if (cursor === undefined) return start;
  let values: unknown;
  try {
    values = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(cursor), (char) => char.charCodeAt(0))));
  } catch {
    throw wrongCursor();
  }
  const fits =
    Array.isArray(values) &&
    values.length === start.length &&
    values.every(
      (value, index) =>
        typeof value === typeof start[index] && Number.isSafeInteger(value) === (typeof value === 'number'),
    );
  if (!fits) throw wrongCursor();
  return values as (string | number)[];
}

const writeCursor = (values: unknown[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(values))));

/** One page as SQL, one row more than asked for. It begins behind `from`. */
export function pageStatement(
  query: ContactQuery,
  sort: ContactSort,
  from: (string | number)[] | null,
  size: number,
): SQL {
  const order = orderOf(query, sort);
  const { keys, climbs } = order;
  const direction = climbs ? sql`ASC` : sql`DESC`;
  const tuple = keys.length > 1 ? sql`(${sql.join(keys, sql`, `)})` : keys[0]!;
  const values = (from ?? order.start).map((value) => sql`${value}`);
  const bound = keys.length > 1 ? sql`(${sql.join(values, sql`, `)})` : values[0]!;
  const names = keys.map((key, index) => sql`${key} AS ${sql.identifier(`k${index}`)}`);
  const orders = keys.map((key) => sql`${key} ${direction}`);
  return sql`SELECT ${contact.id} AS id, ${contact.email} AS email, ${contact.firstName} AS "firstName",
    ${contact.lastName} AS "lastName", ${contact.company} AS company, ${contact.phone} AS phone,
    ${contact.state} AS state, ${contact.source} AS source, ${contact.bouncedAt} AS "bouncedAt",
    ${contact.createdAt} AS "createdAt", ${contact.invitedAt} AS "invitedAt", ${contact.lastLoginAt} AS "lastLoginAt",
    (SELECT json_group_array(tag) FROM contact_tag AS t WHERE t.contact_id = ${contact.id}) AS tags,
    ${sql.join(names, sql`, `)}
    FROM ${tablesOf(query)}
    WHERE ${and(drivenBy(query), sql`${tuple} ${climbs ? sql`>` : sql`<`} ${bound}`, query.where)}
    ORDER BY ${sql.join(orders, sql`, `)} LIMIT ${size + 1}`;
}

type Row = Omit<ContactEntry, 'tags'> & { tags: string; k0: string | number; k1?: string | number };

const toEntry = ({ k0: _, k1: __, tags, ...row }: Row): ContactEntry => ({
  ...row,
  tags: JSON.parse(tags) as string[],
});

/** Contacts that match every filter, at most 1000 at a time. */
export async function listContacts(
  core: Core,
  { filters = [], sort = 'newest', cursor, limit = 50 }: ListOptions = {},
): Promise<ContactPage> {
  const query = toContactQuery(filters);
  const size = Math.min(limit, 1000);
  const from = readCursor(cursor, orderOf(query, sort));
  const rows = await core.db.all<Row>(pageStatement(query, sort, from, size));
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const keys = last ? [last.k0, ...(last.k1 === undefined ? [] : [last.k1])] : [];
  return { items: shown.map(toEntry), nextCursor: rows.length > size ? writeCursor(keys) : null };
}

/** How many match. */
export async function countContacts(core: Core, filters: readonly ContactFilter[]): Promise<number> {
  const query = toContactQuery(filters);
  const { many } = await core.db.get<{ many: number }>(
    sql`SELECT count(*) AS many FROM ${tablesOf(query)} WHERE ${and(drivenBy(query), query.where)}`,
  );
  return many;
}
