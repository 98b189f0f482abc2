import type { AttentionItem } from '@client-portal/contract/admin';
import { and, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';

import { DAY } from '../../clock.js';
import { apiKey, staff } from '../../db/staff-schema.js';
import type { Core } from '../../deps.js';

const SOON = 14 * DAY;

async function ownerItems({ db }: Core): Promise<AttentionItem[]> {
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), isNull(staff.disabledAt), isNotNull(staff.passwordHash)));
  if (row?.n !== 1) return [];
  const message = 'There is one owner. Make a second one, so that nobody is locked out when this one is away';
  return [{ kind: 'one-owner', severity: 'info', message, count: 1, params: {}, view: 'staff' }];
}

async function keyItems({ db, clock }: Core): Promise<AttentionItem[]> {
  const now = clock();
  const ending = and(isNull(apiKey.revokedAt), gt(apiKey.expiresAt, now), lte(apiKey.expiresAt, now + SOON));
  const rows = await db.select({ name: apiKey.name }).from(apiKey).where(ending).limit(20);
  if (rows.length === 0) return [];
  const names = rows.map(({ name }) => name).join(', ');
  const message = `${rows.length === 1 ? 'An API key ends' : `${rows.length} API keys end`} within two weeks: ${names}`;
  return [{ kind: 'keys-ending', severity: 'warning', message, count: rows.length, params: { names }, view: 'staff' }];
}

async function requestItems({ db }: Core): Promise<AttentionItem[]> {
  const [row] = await db.all<{ n: number }>(sql`SELECT count(*) AS n FROM contact WHERE state = 'requested'`);
  const count = row?.n ?? 0;
  if (count === 0) return [];
  const message = `${count} ${count === 1 ? 'person asks' : 'people ask'} to be let in`;
  return [{ kind: 'requests-waiting', severity: 'info', message, count, params: {}, view: 'contacts' }];
}

/** People who wait for the business, and what depends on one person. */
export const staffAttention = async (core: Core): Promise<AttentionItem[]> =>
  (await Promise.all([requestItems(core), keyItems(core), ownerItems(core)])).flat();
