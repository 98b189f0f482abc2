import type { ContactFilter, ContactFilterQuery } from '@client-portal/contract/admin';
import { PortalError } from '@client-portal/contract/errors';
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';

import { contact, contactTag } from '../../db/schema.js';
import type { Core } from '../../deps.js';
import { segmentById } from '../segments/segments.js';

/** A filter, and the one of a segment with it: a contact must match both. */
export async function toFilters(core: Core, query: ContactFilterQuery): Promise<ContactFilter[]> {
  const { q, state, source, tag, hasEmail, bounced, segment } = query;
  const flags = { hasEmail: toFlag(hasEmail), bounced: toFlag(bounced) };
  const own = { q, state, source, tag, ...flags } as ContactFilter;
  return segment === undefined ? [own] : [own, (await segmentById(core, segment)).filter];
}

const toFlag = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : value === 'true');

const MAX_WORDS = 8;

/** What the full-text index is asked for: each word as a beginning. Null when the text has no word at all. */
export function toMatch(q: string): string | null {
  const words = q.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length > 0
    ? words
        .slice(0, MAX_WORDS)
        .map((word) => `"${word}"*`)
        .join(' ')
    : null;
}

/** The table that a list is read from in its order; the contact's own row follows from it. */
export type Driver = { by: 'contact' } | { by: 'tag'; tag: string } | { by: 'words'; match: string };

export interface ContactQuery {
  driver: Driver;
  /** What else must hold; undefined when the driver says it all. */
  where: SQL | undefined;
}

const NOBODY: SQL = sql`0`;

/** How contacts that match all the filters are found with an index. */
export function toContactQuery(filters: readonly ContactFilter[]): ContactQuery {
  const searches = filters.flatMap(({ q }) => (q ? [toMatch(q)] : []));
  const found = searches.includes(null);
  const match = searches.filter((each) => each !== null).join(' ');
  const [tag, ...tags] = [...new Set(filters.flatMap((filter) => filter.tag ?? []))];
  const driver: Driver = match ? { by: 'words', match } : tag !== undefined ? { by: 'tag', tag } : { by: 'contact' };
  const checked = driver.by === 'words' && tag !== undefined ? [tag, ...tags] : tags;
  return {
    driver,
    where: and(
      isNull(contact.mergedInto),
      isNull(contact.erasedAt),
      ...filters.flatMap(conditions),
      ...checked.map(hasTag),
      ...(found ? [NOBODY] : []),
    ),
  };
}

function conditions({ state, source, hasEmail, bounced }: ContactFilter): SQL[] {
  return [
    ...(state ? [eq(contact.state, state)] : []),
    ...(source ? [eq(contact.source, source)] : []),
    ...(hasEmail === undefined ? [] : [hasEmail ? isNotNull(contact.email) : isNull(contact.email)]),
    ...(bounced === undefined ? [] : [bounced ? isNotNull(contact.bouncedAt) : isNull(contact.bouncedAt)]),
  ];
}

const hasTag = (tag: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${contactTag} WHERE ${contactTag.contactId} = ${contact.id} AND ${contactTag.tag} = ${tag})`;

/** The tables of a query, in the order in which they must be read. */
export function tablesOf({ driver }: ContactQuery): SQL {
  if (driver.by === 'contact') return sql`${contact}`;
  if (driver.by === 'tag') return sql`${contactTag} CROSS JOIN ${contact} ON ${contact.id} = ${contactTag.contactId}`;
  return sql`contact_fts CROSS JOIN contact_search ON contact_search.seq = contact_fts.rowid
    CROSS JOIN ${contact} ON ${contact.id} = contact_search.contact_id`;
}

/** What the driver itself must match. */
export function drivenBy({ driver }: ContactQuery): SQL {
  if (driver.by === 'contact') return sql`1`;
  return driver.by === 'tag' ? eq(contactTag.tag, driver.tag) : sql`contact_fts MATCH ${driver.match}`;
}

/** @throws PortalError `invalid_request` for a cursor that is none of this list. */
export const wrongCursor = () => new PortalError('invalid_request', 'The cursor is not one of this list');
