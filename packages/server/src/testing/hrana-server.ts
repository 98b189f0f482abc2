import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';

import { HranaStream, type HranaRequest } from './hrana-stream.js';

export interface HranaServerOptions {
  /** The database file behind the protocol. */
  file: string;
  /** Refuses requests without this bearer token. */
  authToken?: string;
  /** Added to every answer. */
  latencyMs?: number;
  /** After this long without a request a stream is gone; 10 seconds unless told. */
  streamIdleMs?: number;
}

export interface HranaServer {
  url: string;
  /** Round trips so far. */
  readonly requests: number;
  /** Streams that a client has opened and not closed. */
  readonly openStreams: number;
  close(): Promise<void>;
}

/** A double of a remote libSQL server for tests: Hrana 2 in JSON over HTTP, on a local file, on a random port. */
export async function startHranaServer(options: HranaServerOptions): Promise<HranaServer> {
  const { file, authToken, latencyMs = 0, streamIdleMs = 10_000 } = options;
  const streams = new Map<string, HranaStream>();
  let requests = 0;
  useWriteAheadLog(file);

  const reap = setInterval(() => {
    for (const [baton, stream] of streams) {
      if (Date.now() - stream.lastUsed < streamIdleMs) continue;
      streams.delete(baton);
      stream.close();
    }
  }, 100).unref();

  async function pipeline(body: { baton?: string | null; requests: HranaRequest[] }): Promise<[number, object]> {
    const stream = body.baton ? streams.get(body.baton) : new HranaStream(file);
    if (!stream) return [400, { message: 'The stream has expired due to inactivity', code: 'STREAM_EXPIRED' }];
    if (body.baton) streams.delete(body.baton);
    const results = body.requests.map((request) => stream.answer(request));
    if (stream.closed) return [200, { baton: null, base_url: null, results }];
    const baton = randomBytes(18).toString('base64url');
    stream.lastUsed = Date.now();
    streams.set(baton, stream);
    return [200, { baton, base_url: null, results }];
  }

  async function answer(request: IncomingMessage): Promise<[number, object]> {
    if (request.method === 'GET' && request.url === '/v2') return [200, {}];
    if (request.method !== 'POST' || request.url !== '/v2/pipeline') return [404, { message: 'not found' }];
    if (authToken && request.headers.authorization !== `Bearer ${authToken}`) {
      return [401, { message: 'Unauthorized', code: 'AUTH_JWT_INVALID' }];
    }
    requests += 1;
    return pipeline(JSON.parse(await text(request)));
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: Error): [number, object] => [500, { message: error.message }])
      .then(async ([status, body]) => {
        if (latencyMs > 0) await sleep(latencyMs);
        send(response, status, body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return requests;
    },
    get openStreams() {
      return streams.size;
    },
    close: async () => {
      clearInterval(reap);
      for (const stream of streams.values()) stream.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function useWriteAheadLog(file: string): void {
  const db = new Database(file);
  db.exec('pragma journal_mode = wal');
  db.close();
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
