import { PortalError, streamEvents } from '@client-portal/contract';
import { streamSSE } from 'hono/streaming';

import type { ServerApp } from './app.js';
import { ClientStream, REPLAY } from './client-stream.js';
import type { Core } from './deps.js';
import { callerOf, type Register } from './http/register.js';

const PER_CONTACT = 8;
const PER_PROCESS = 5000;

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
