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
  useWriteAheadLog(options.file);
  const endpoint = new HranaEndpoint(options);
  const server = createServer((request, response) => void endpoint.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get requests() {
      return endpoint.requests;
    },
    get openStreams() {
      return endpoint.streams.size;
    },
    close: async () => {
      endpoint.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Reply = [status: number, body: object];

class HranaEndpoint {
  requests = 0;
  readonly streams = new Map<string, HranaStream>();
  readonly #options: HranaServerOptions;
  readonly #reaper: NodeJS.Timeout;

  constructor(options: HranaServerOptions) {
    this.#options = options;
    this.#reaper = setInterval(() => this.#dropIdle(options.streamIdleMs ?? 10_000), 20).unref();
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, body] = await this.#answer(request).catch(
      (error: Error): Reply => [500, { message: error.message }],
    );
    if (this.#options.latencyMs) await sleep(this.#options.latencyMs);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  close(): void {
    clearInterval(this.#reaper);
    for (const stream of this.streams.values()) stream.close();
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const { authToken } = this.#options;
    if (request.method === 'GET' && request.url === '/v2') return [200, {}];
    if (request.method !== 'POST' || request.url !== '/v2/pipeline') return [404, { message: 'not found' }];
    if (authToken && request.headers.authorization !== `Bearer ${authToken}`) {
      return [401, { message: 'Unauthorized', code: 'AUTH_JWT_INVALID' }];
    }
    this.requests += 1;
    return this.#pipeline(JSON.parse(await text(request)));
  }

  #pipeline({ baton, requests }: { baton?: string | null; requests: HranaRequest[] }): Reply {
    const stream = baton ? this.streams.get(baton) : new HranaStream(this.#options.file);
    if (!stream) return [400, { message: 'The stream has expired due to inactivity', code: 'STREAM_EXPIRED' }];
    if (baton) this.streams.delete(baton);
    const results = requests.map((request) => stream.answer(request));
    if (stream.closed) return [200, { baton: null, base_url: null, results }];
    const next = randomBytes(18).toString('base64url');
    stream.lastUsed = Date.now();
    this.streams.set(next, stream);
    return [200, { baton: next, base_url: null, results }];
  }

  #dropIdle(afterMs: number): void {
    for (const [baton, stream] of this.streams) {
      if (Date.now() - stream.lastUsed < afterMs) continue;
      this.streams.delete(baton);
      stream.close();
    }
  }
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
