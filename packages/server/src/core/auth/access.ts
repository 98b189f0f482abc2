import type { SignInMethod } from '@client-portal/contract';
import { eq, sql } from 'drizzle-orm';

import type { PortalDatabase } from '../db/database.js';
import { contact, password, session, setting } from '../db/schema.js';
import { parseSettings, type Settings } from '../settings.js';

export interface Caller {
  contactId: string;
  sessionId: string;
  /** SHA-256 of the presented secret; the session's key in the database. */
  idHash: string;
  email: string | null;
  firstName: string;
  lastName: string;
  locale: string | null;
  timeZone: string | null;
  method: SignInMethod;
  authenticatedAt: number;
  expiresAt: number;
  hasPassword: boolean;
  /** Who of the staff looks through this session, which then only reads. */
  viewer: { staffId: string; name: string } | null;
}

/** What one request knows: the business's settings, and who calls. */
export interface Access {
  settings: Settings;
  caller: Caller | null;
}

const columns = {
  settings: setting.value,
  sessionId: session.id,
  contactId: session.contactId,
  method: session.method,
  authenticatedAt: session.authenticatedAt,
  seenAt: session.seenAt,
  expiresAt: session.expiresAt,
  absoluteExpiresAt: session.absoluteExpiresAt,
  email: contact.email,
  firstName: contact.firstName,
  lastName: contact.lastName,
  locale: contact.locale,
  timeZone: contact.timeZone,
  access: contact.access,
  actingStaffId: session.actingStaffId,
  actingName: session.actingName,
  hasPassword: sql<number>`${password.contactId} IS NOT NULL`,
};

const prepare = (db: PortalDatabase) =>
  db
    .select(columns)
    .from(setting)
    .leftJoin(session, eq(session.idHash, sql.placeholder('idHash')))
    .leftJoin(contact, eq(contact.id, session.contactId))
    .leftJoin(password, eq(password.contactId, session.contactId))
    .where(eq(setting.name, 'portal'))
    .prepare();

const prepared = new WeakMap<PortalDatabase, ReturnType<typeof prepare>>();

/** One statement for the settings, the session and its contact. */
export async function readAccessRow(db: PortalDatabase, idHash: string | null) {
  let statement = prepared.get(db);
  if (!statement) prepared.set(db, (statement = prepare(db)));
  return (await statement.get({ idHash: idHash ?? '' }))!;
}
export type AccessRow = Awaited<ReturnType<typeof readAccessRow>>;

export const settingsOf = (row: AccessRow): Settings => parseSettings(row.settings);

/** The caller that a row names, unless the contact was suspended meanwhile. */
export function callerOf(row: AccessRow, idHash: string, expiresAt: number): Caller | null {
  if (!row.sessionId || !row.contactId || row.access !== 'eligible') return null;
  return {
    contactId: row.contactId,
    sessionId: row.sessionId,
    idHash,
    email: row.email,
    firstName: row.firstName ?? '',
    lastName: row.lastName ?? '',
    locale: row.locale,
    timeZone: row.timeZone,
    method: row.method as SignInMethod,
    authenticatedAt: row.authenticatedAt!,
    expiresAt,
    hasPassword: Boolean(row.hasPassword),
    viewer: row.actingStaffId ? { staffId: row.actingStaffId, name: row.actingName ?? '' } : null,
  };
}
