import { PortalError, streamEvents } from '@client-portal/contract';
import { streamAdminEvents } from '@client-portal/contract/admin';
import { streamSSE } from 'hono/streaming';

import type { ServerApp } from './app.js';
import { clientListener } from './client-stream.js';
import type { Core } from './deps.js';
import type { RequestContext } from './http/environment.js';
import { callerOf, type Register } from './http/register.js';
import { type AdminRegister, staffOf } from './http/register-admin.js';
import { type Listener, LiveStream } from './live-stream.js';
import { staffListener } from './staff-stream.js';

const PER_LISTENER = 8;
const PER_PROCESS = 5000;

const toCursor = (text: string | undefined): number | undefined =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** The live streams of this process; ended together when it stops. */
export class EventStreams {
  readonly #open = new Set<LiveStream>();

  end(): void {
    for (const each of this.#open) each.end();
  }

  register(register: Register, core: Core, apps: ServerApp[]): void {
    register(streamEvents, (c) => this.#stream(c, core, clientListener(core, apps, callerOf(c))) as never);
  }

  registerAdmin(register: AdminRegister, core: Core): void {
    register(streamAdminEvents, (c) => this.#stream(c, core, staffListener(core, staffOf(c))) as never);
  }

  async #stream(c: RequestContext, core: Core, listener: Listener): Promise<Response> {
    // Nobody would read it, and so nothing would ever end it.
    if (c.req.method === 'HEAD') throw new PortalError('method_not_allowed', 'A live stream is read with GET');
    const asked = toCursor(c.req.header('last-event-id')) ?? toCursor(c.req.query('cursor'));
    const after = asked ?? (await core.feed.latest());
    // Nothing is awaited from here until the stream is counted, so that requests at once cannot pass together.
    this.#refuseTooMany(listener.name);
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const live = new LiveStream(listener, stream, after);
      this.#open.add(live);
      stream.onAbort(() => live.end());
      let unsubscribe = () => {};
      try {
        unsubscribe = await core.feed.subscribe((row) => live.push(row));
        await live.run(await listener.missed(after));
      } finally {
        unsubscribe();
        this.#open.delete(live);
      }
    });
  }

  #refuseTooMany(name: string): void {
    if (this.#open.size >= PER_PROCESS) {
      throw new PortalError('unavailable', 'Too many live streams are open here', { retryAfter: 30 });
    }
    const mine = [...this.#open].filter(({ listener }) => listener.name === name);
    if (mine.length >= PER_LISTENER) {
      throw new PortalError('rate_limited', 'Too many live streams are open for this caller', { retryAfter: 5 });
    }
  }
}
