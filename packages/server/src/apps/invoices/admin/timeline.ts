import type { InvoiceHappening } from '@client-portal/contract/invoices/admin';
import { and, desc, inArray, sql } from 'drizzle-orm';

import { apiKey, staff } from '../../../core/db/staff-schema.js';
import { event } from '../../../core/db/work-schema.js';
import type { PortalDatabase } from '../../../core/db/database.js';

const SHOWN = 100;

const idsOf = (actors: string[], kind: string) =>
  actors.flatMap((actor) => (actor.startsWith(`${kind}:`) ? [actor.slice(kind.length + 1)] : []));

/** The names of those who did something; an actor that is not found keeps the name it has in the log. */
async function namesOf(db: PortalDatabase, actors: string[], client: string): Promise<Map<string, string>> {
  const [staffIds, keyIds] = [idsOf(actors, 'staff'), idsOf(actors, 'key')];
  const [people, keys] = await db.batch([
    db.select({ id: staff.id, name: staff.name, email: staff.email }).from(staff).where(inArray(staff.id, staffIds)),
    db.select({ id: apiKey.id, name: apiKey.name }).from(apiKey).where(inArray(apiKey.id, keyIds)),
  ]);
  return new Map([
    ...people.map(({ id, name, email }): [string, string] => [`staff:${id}`, name || email]),
    ...keys.map(({ id, name }): [string, string] => [`key:${id}`, name]),
    ...idsOf(actors, 'client').map((id): [string, string] => [`client:${id}`, client]),
  ]);
}

/** The rows of the log about an invoice and its payments, the newest first. */
export const selectHappenings = (db: PortalDatabase, ids: string[]) =>
  db
    .select()
    .from(event)
    .where(and(sql`subject_type IN ('invoice', 'payment')`, inArray(event.subjectId, ids)))
    .orderBy(desc(event.seq))
    .limit(SHOWN);

/** What happened to an invoice and its payments; `client` is the name of who pays it. */
export async function timelineOf(db: PortalDatabase, ids: string[], client: string): Promise<InvoiceHappening[]> {
  const rows = await selectHappenings(db, ids);
  const names = await namesOf(db, [...new Set(rows.map(({ actor }) => actor))], client);
  return rows.map(({ type, at, actor, data }) => {
    const { amount } = JSON.parse(data) as { amount?: number };
    return { type, at, by: names.get(actor) ?? actor, amount: type.startsWith('payment.') ? (amount ?? null) : null };
  });
}
