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
      // Nobody would read it, and so nothing would ever end it.
      if (c.req.method === 'HEAD') throw new PortalError('method_not_allowed', 'A live stream is read with GET');
      const caller = callerOf(c);
      const asked = toCursor(c.req.header('last-event-id')) ?? toCursor(c.req.query('cursor'));
      const after = asked ?? (await core.feed.latest());
      // Nothing is awaited from here until the stream is counted, so that requests at once cannot pass together.
      this.#refuseTooMany(caller.contactId);
      c.header('x-accel-buffering', 'no');
      return streamSSE(c, async (stream) => {
        const client = new ClientStream(core, apps, caller, stream, after);
        this.#open.add(client);
        stream.onAbort(() => client.end());
        let unsubscribe = () => {};
        try {
          unsubscribe = await core.feed.subscribe((row) => client.push(row));
          await client.run(await core.feed.since(caller.contactId, after, REPLAY));
        } finally {
          unsubscribe();
          this.#open.delete(client);
        }
      }) as never;
    });
  }

  #refuseTooMany(contactId: string): void {
    if (this.#open.size >= PER_PROCESS) {
      throw new PortalError('unavailable', 'Too many live streams are open here', { retryAfter: 30 });
    }
    const mine = [...this.#open].filter((each) => each.caller.contactId === contactId);
    if (mine.length >= PER_CONTACT) {
      throw new PortalError('rate_limited', 'Too many live streams are open for this client', { retryAfter: 5 });
    }
  }
}
