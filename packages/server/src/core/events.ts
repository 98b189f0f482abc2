import type { PortalDatabase } from './db/database.js';
import { event } from './db/work-schema.js';

/** Who did it: `client:ctc_…`, `staff:…`, `key:…`, `system` or `cli`. */
export type Actor = `client:${string}` | `staff:${string}` | `key:${string}` | 'system' | 'cli';

export interface EventInput {
  /** `<subject>.<past participle>`, such as `invoice.paid`. */
  type: string;
  actor: Actor;
  subject?: { type: string; id: string };
  /** The client who may see it in the live stream and on the home page. */
  contactId?: string | null;
  data?: Record<string, unknown>;
  at: number;
}

/** The statement that records a change; it goes into the same batch as the change. */
export const recordEvent = (db: PortalDatabase, { type, actor, subject, contactId, data = {}, at }: EventInput) =>
  db.insert(event).values({
    type,
    actor,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    contactId: contactId ?? null,
    data: JSON.stringify(data),
    at,
  });
