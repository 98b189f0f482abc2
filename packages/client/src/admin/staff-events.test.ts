import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { EventSign } from '@client-portal/contract/admin';

import { StaffEvents } from './staff-events.js';

/** A server that is asked for one stream after the other. */
function aServer() {
  const asked: (string | null)[] = [];
  let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
  let opened: () => void;
  let opening = new Promise<void>((resolve) => (opened = resolve));
  return {
    asked,
    async open(cursor: string | null, signal: AbortSignal) {
      asked.push(cursor);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          sender = controller;
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      opened();
      return new Response(body);
    },
    /** Resolves when a stream is open. */
    async isOpen() {
      await opening;
      opening = new Promise((resolve) => (opened = resolve));
    },
    send: (text: string) => sender!.enqueue(new TextEncoder().encode(text)),
  };
}

const sign = (id: string): string =>
  `id: ${id}\ndata: ${JSON.stringify({ id, type: 'contact.joined', subject: null, at: 1 })}\n\n`;

describe('the live stream of the management client', () => {
  it('is one for all who listen, and ends with the last of them', async () => {
    const server = aServer();
    const events = new StaffEvents({ open: server.open, onEnded: async () => true });
    const heard: string[] = [];
    const told = new Promise<void>((resolve) => {
      events.listen((event) => event && (heard.push(`a${event.id}`), resolve()));
    });
    const leave = events.listen((event) => event && heard.push(`b${event.id}`));
    await server.isOpen();
    server.send(sign('7'));
    await told;
    assert.deepEqual([heard.sort(), server.asked], [['a7', 'b7'], [null]]);
    leave();
    events.stop();
  });

  it('says that anything may have changed when it begins, and when more was missed than is repeated', async () => {
    const server = aServer();
    const events = new StaffEvents({ open: server.open, onEnded: async () => true });
    const heard: (EventSign | null)[] = [];
    const twice = new Promise<void>((resolve) => {
      events.listen((event) => heard.push(event) === 2 && resolve());
    });
    await server.isOpen();
    server.send('event: reset\ndata: \n\n');
    await twice;
    assert.deepEqual(heard, [null, null]);
    events.stop();
  });

  it('is over when the session is, and goes on when it is not', async () => {
    for (const signedIn of [false, true]) {
      const server = aServer();
      const events = new StaffEvents({ open: server.open, onEnded: async () => signedIn });
      events.listen(() => {});
      await server.isOpen();
      server.send('event: closed\ndata: \n\n');
      if (signedIn) await server.isOpen();
      else await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(server.asked.length, signedIn ? 2 : 1);
      events.stop();
    }
  });
});
