import type { SSEStreamingApi } from 'hono/streaming';

import type { ServerApp } from './app.js';
import { readAccessRow, settingsOf, type Caller } from './auth/access.js';
import { SECOND } from './clock.js';
import type { Core } from './deps.js';
import type { EventRow } from './event-feed.js';
import { canSeeApp } from './visibility.js';

/** How many missed events a stream repeats before it tells the page to ask anew. */
export const REPLAY = 500;
const HEARTBEAT = 15 * SECOND;

const toMessage = (row: EventRow) => ({
  id: String(row.seq),
  data: JSON.stringify({
    id: String(row.seq),
    type: row.type,
    subject: row.subjectType ? { type: row.subjectType, id: row.subjectId } : null,
    at: row.at,
    data: JSON.parse(row.data) as unknown,
  }),
});

const concerns = (row: EventRow, contactId: string) =>
  row.contactId === contactId || (row.contactId === null && row.type === 'settings.changed');

/** One client's live stream. Whether it may go on is asked again with every event of the client and every heartbeat. */
export class ClientStream {
  readonly #queue: EventRow[] = [];
  #wake: (() => void) | undefined;
  #last: number;
  readonly core: Core;
  readonly apps: ServerApp[];
  readonly caller: Caller;
  readonly stream: SSEStreamingApi;
  closed = false;

  constructor(core: Core, apps: ServerApp[], caller: Caller, stream: SSEStreamingApi, after: number) {
    this.core = core;
    this.apps = apps;
    this.caller = caller;
    this.stream = stream;
    this.#last = after;
  }

  push(row: EventRow): void {
    if (!concerns(row, this.caller.contactId)) return;
    this.#queue.push(row);
    this.#wake?.();
  }

  end(): void {
    this.closed = true;
    this.#wake?.();
  }

  async run(replay: EventRow[]): Promise<void> {
    await this.stream.writeSSE({ event: 'open', data: '', retry: 1000 });
    if (replay.length === REPLAY) await this.stream.writeSSE({ event: 'reset', data: '' });
    this.#queue.unshift(...replay);
    while (!this.closed) {
      if (!(await this.#mayGoOn())) return void (await this.stream.writeSSE({ event: 'closed', data: '' }));
      if (this.#queue.length === 0) await this.stream.write(': \n\n');
      for (const row of this.#queue.splice(0)) await this.#send(row);
      // Nothing wakes a rest that begins after the end.
      if (this.#queue.length === 0 && !this.closed) await this.#rest();
    }
  }

  async #send(row: EventRow): Promise<void> {
    if (row.seq <= this.#last) return;
    this.#last = row.seq;
    if (await this.#isVisible(row)) await this.stream.writeSSE(toMessage(row));
  }

  /** Events of a switched-off app stay unseen, like everything else of it. */
  async #isVisible(row: EventRow): Promise<boolean> {
    const app = this.apps.find((each) => each.activity?.[row.type] ?? each.events?.includes(row.type));
    if (!app) return true;
    const settings = settingsOf(await readAccessRow(this.core.db, this.caller.idHash));
    return canSeeApp(this.core, settings, app.id, this.caller.contactId);
  }

  async #mayGoOn(): Promise<boolean> {
    const row = await readAccessRow(this.core.db, this.caller.idHash);
    return row.contactId === this.caller.contactId && row.access === 'eligible' && row.expiresAt! > this.core.clock();
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, HEARTBEAT);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
