import { PortalError, streamEvents } from '@client-portal/contract';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';

import { SECOND } from './clock.js';
import type { ServerApp } from './app.js';
import { readAccessRow, settingsOf, type Caller } from './auth/access.js';
import type { Core } from './deps.js';
import type { EventRow } from './event-feed.js';
import { callerOf, type Register } from './http/register.js';
import { canSeeApp } from './visibility.js';

const PER_CONTACT = 8;
const PER_PROCESS = 5000;
const REPLAY = 500;
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

/** One client's live stream. Whether it may go on is asked again with every event and heartbeat. */
class ClientStream {
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
    if (concerns(row, this.caller.contactId)) this.#queue.push(row);
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
      if (this.#queue.length === 0) await this.#rest();
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

const toCursor = (text: string | undefined): number | undefined =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** The live streams of this process; ended together when it stops. */
export class EventStreams {
  readonly #open = new Set<ClientStream>();

  end(): void {
    for (const each of this.#open) each.end();
  }

  register(register: Register, core: Core, apps: ServerApp[]): void {
    register(streamEvents, async (c) => {
      const caller = callerOf(c);
      if (this.#open.size >= PER_PROCESS) {
        throw new PortalError('unavailable', 'Too many live streams are open here', { retryAfter: 30 });
      }
      const mine = [...this.#open].filter((each) => each.caller.contactId === caller.contactId);
      if (mine.length >= PER_CONTACT) {
        throw new PortalError('rate_limited', 'Too many live streams are open for this client', { retryAfter: 5 });
      }
      const asked = toCursor(c.req.header('last-event-id')) ?? toCursor(c.req.query('cursor'));
      const after = asked ?? (await core.feed.latest());
      c.header('x-accel-buffering', 'no');
      return streamSSE(c, async (stream) => {
        const client = new ClientStream(core, apps, caller, stream, after);
        this.#open.add(client);
        stream.onAbort(() => client.end());
        const unsubscribe = await core.feed.subscribe((row) => client.push(row));
        try {
          await client.run(await core.feed.since(caller.contactId, after, REPLAY));
        } finally {
          unsubscribe();
          this.#open.delete(client);
        }
      }) as never;
    });
  }
}
