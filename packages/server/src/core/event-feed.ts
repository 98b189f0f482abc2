import { and, asc, eq, gt, isNull, max, or } from 'drizzle-orm';

import type { PortalDatabase } from './db/database.js';
import { event } from './db/work-schema.js';

export type EventRow = typeof event.$inferSelect;
type Listener = (row: EventRow) => void;

const BATCH = 500;
const GROUP = 25;

/**
 * Reads the event log by sequence and hands each row to the listeners of this process.
 * Every node runs its own; the log itself is the only broker.
 */
export class EventFeed {
  readonly #db: PortalDatabase;
  readonly #interval: number;
  readonly #listeners = new Set<Listener>();
  #cursor: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading: Promise<void> | undefined;
  #again = false;

  constructor(db: PortalDatabase, interval = 500) {
    this.#db = db;
    this.#interval = interval;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Listens to what is recorded from now on. Resolves once nothing can be missed any more. */
  async subscribe(listener: Listener): Promise<() => void> {
    if (this.#listeners.size === 0) this.#cursor = await this.latest();
    this.#listeners.add(listener);
    this.#schedule();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) clearTimeout(this.#timer);
    };
  }

  /** Looks now instead of at the next interval; called after a write of this process. */
  nudge(): void {
    if (this.#listeners.size > 0) void this.#read();
  }

  async latest(): Promise<number> {
    const [row] = await this.#db.select({ seq: max(event.seq) }).from(event);
    return row?.seq ?? 0;
  }

  /** What one client missed since `after`, and what concerns everybody; at most `limit` rows. */
  since(contactId: string, after: number, limit: number): Promise<EventRow[]> {
    return this.#db
      .select()
      .from(event)
      .where(
        and(
          gt(event.seq, after),
          or(eq(event.contactId, contactId), and(isNull(event.contactId), eq(event.type, 'settings.changed'))),
        ),
      )
      .orderBy(asc(event.seq))
      .limit(limit);
  }

  /** What happened since `after`, whomever it concerns; at most `limit` rows. */
  after(after: number, limit: number): Promise<EventRow[]> {
    return this.#db.select().from(event).where(gt(event.seq, after)).orderBy(asc(event.seq)).limit(limit);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#listeners.size === 0) return;
    this.#timer = setTimeout(() => void this.#read(), this.#interval);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  async #read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#drain().finally(() => {
      this.#reading = undefined;
      this.#schedule();
    });
    return this.#reading;
  }

  async #drain(): Promise<void> {
    do {
      this.#again = false;
      const rows = await this.#page();
      for (const row of rows) {
        this.#cursor = row.seq;
        await this.#tell(row);
      }
      if (rows.length === BATCH) this.#again = true;
    } while (this.#again);
  }

  /** What concerns everybody makes every stream ask the database: in groups, so that requests get in between. */
  async #tell(row: EventRow): Promise<void> {
    let told = 0;
    for (const listener of this.#listeners) {
      listener(row);
      told += 1;
      if (row.contactId === null && told % GROUP === 0) await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** A database that does not answer only delays events: the next look reads the same rows. */
  async #page(): Promise<EventRow[]> {
    try {
      return await this.after(this.#cursor ?? 0, BATCH);
    } catch {
      return [];
    }
  }
}
