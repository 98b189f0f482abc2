import { eq } from 'drizzle-orm';

import { event } from '../../db/work-schema.js';
import type { Core } from '../../deps.js';
import type { DeliveryRow } from './schema.js';

/** What tells who somebody is leaves this server only when it is asked for, with a key. */
const PERSONAL =
  /^(email|emails|previousEmail|newEmail|to|from|name|firstName|lastName|phone|company|address|ip|userAgent|url|token)$/i;

/** The same without names, addresses and the like, however deep. */
export function withoutPeople(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPeople);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PERSONAL.test(key))
      .map(([key, each]) => [key, withoutPeople(each)]),
  );
}

const toText = (type: string, at: number, data: unknown): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });

/** The body that is sent, the same at every try. Null when the event is gone from the log. */
export async function payloadOf(core: Core, delivery: DeliveryRow): Promise<string | null> {
  const { eventSeq, type, eventAt, webhookId } = delivery;
  if (eventSeq === null) return toText(type, eventAt, { webhookId });
  const [row] = await core.db.select().from(event).where(eq(event.seq, eventSeq));
  if (!row) return null;
  return toText(row.type, row.at, {
    id: String(row.seq),
    actor: row.actor,
    subject: row.subjectType === null ? null : { type: row.subjectType, id: row.subjectId },
    contactId: row.contactId,
    data: withoutPeople(JSON.parse(row.data)),
  });
}
