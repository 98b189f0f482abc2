import { PortalError } from '@client-portal/contract/errors';
import { and, eq, lt, or, type SQL } from 'drizzle-orm';

import { contact } from '../db/schema.js';
import type { ContactRow } from './find-contact.js';

/** Where the next page of contacts begins. */
export const toCursor = ({ createdAt, id }: Pick<ContactRow, 'createdAt' | 'id'>): string => `${createdAt}.${id}`;

/** Contacts that come after a cursor when the newest are first. @throws PortalError `invalid_request` for one that is none of ours. */
export function afterCursor(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.(\w{1,64})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined)
    throw new PortalError('invalid_request', 'The cursor is not one of this list');
  return or(lt(contact.createdAt, Number(at)), and(eq(contact.createdAt, Number(at)), lt(contact.id, id)));
}
