import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, describe, it } from 'node:test';

import { HttpServer, LIMITS } from './http-server.js';

async function start(respond: () => Promise<Response>, limits = LIMITS) {
  const server = new HttpServer(respond, limits);
  const port = await server.listen(0, '127.0.0.1');
  after(() => {
    server.destroy();
    return server.drain();
  });
  return { server, port, url: `http://127.0.0.1:${port}/` };
}

async function say(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

describe('the HTTP server', () => {
  it('finishes a request that is under way while it drains, and takes no other', async () => {
    let release = () => {};
    let arrived = () => {};
    const began = new Promise<void>((resolve) => (arrived = resolve));
    const held = new Promise<void>((resolve) => (release = resolve));
    const { server, url } = await start(async () => {
      arrived();
      await held;
      return new Response('whole');
    });
    const answer = fetch(url);
    await began;
    let drained = false;
    const draining = server.drain().then(() => (drained = true));
    await assert.rejects(fetch(url));
    assert.equal(drained, false);
    release();
    const response = await answer;
    assert.equal(await response.text(), 'whole');
    assert.equal(response.headers.get('connection'), 'close');
    await draining;
  });

  it('does not wait for connections that say nothing', async () => {
    const { server, url } = await start(async () => new Response('kept alive'));
    await (await fetch(url)).text();
    const started = performance.now();
    await server.drain();
    assert.ok(performance.now() - started < 2000);
  });

  it('hangs up on a client that sends its headers slowly', async () => {
    const { port } = await start(async () => new Response(), {
      ...LIMITS,
      headersTimeout: 80,
      requestTimeout: 160,
      connectionsCheckingInterval: 20,
    });
    assert.match(await say(port, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '), /^HTTP\/1\.1 408 /);
  });

  it('hangs up on a client that never ends its body', async () => {
    const { port } = await start(async () => new Promise<never>(() => {}), {
      ...LIMITS,
      headersTimeout: 80,
      requestTimeout: 120,
      connectionsCheckingInterval: 20,
    });
    const answer = await say(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc');
    assert.match(answer, /^HTTP\/1\.1 408 /);
  });

  it('does not keep a connection whose request it has not read to the end', async () => {
    const { url } = await start(async () => new Response('no', { status: 413 }));
    const { headers } = await fetch(url, { method: 'POST', body: 'a'.repeat(1_000_000) });
    assert.equal(headers.get('connection'), 'close');
  });

  it('refuses headers that are too large', async () => {
    const { port } = await start(async () => new Response());
    assert.match(
      await say(port, `GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'a'.repeat(LIMITS.maxHeaderSize)}\r\n\r\n`),
      /^HTTP\/1\.1 431 /,
    );
  });
});
