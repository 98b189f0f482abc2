import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { getRequestListener, type HttpBindings } from '@hono/node-server';

export interface Limits {
  /** Milliseconds until a client must have sent its headers, and the whole request. */
  headersTimeout: number;
  requestTimeout: number;
  keepAliveTimeout: number;
  connectionsCheckingInterval: number;
  /** Bytes. */
  maxHeaderSize: number;
}

/** A client that sends slowly on purpose loses its connection after seconds, not minutes. */
export const LIMITS: Limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16 * 1024,
};

export type Respond = (request: Request, bindings: HttpBindings) => Promise<Response>;

/** An HTTP server that can stop without breaking what it has begun. */
export class HttpServer {
  readonly #server: Server;
  readonly #open = new Set<ServerResponse>();
  #draining = false;

  constructor(respond: Respond, limits: Limits = LIMITS) {
    this.#server = createServer(limits);
    this.#server.on('request', (_request, response: ServerResponse) => this.#track(response));
    this.#server.on(
      'request',
      getRequestListener(async (request, bindings) => {
        const { incoming, outgoing } = bindings as HttpBindings;
        const response = await respond(request, { incoming, outgoing });
        // What is left of a refused body would be taken for the connection's next request.
        if (!incoming.complete) outgoing.shouldKeepAlive = false;
        return response;
      }),
    );
  }

  /** Resolves with the port; ask for 0 to have a free one chosen. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** Refuses new connections; resolves when the last answer is sent. */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const response of this.#open) if (!response.headersSent) response.shouldKeepAlive = false;
    let closed = !this.#server.listening;
    const close = new Promise<void>((resolve) => {
      this.#server.close(() => {
        closed = true;
        resolve();
      });
    });
    // An answer that was under way leaves an idle connection behind, which would be kept for a minute.
    while (!closed) {
      this.#server.closeIdleConnections();
      await Promise.race([close, sleep(50)]);
    }
  }

  /** Breaks off whatever is still open. */
  destroy(): void {
    this.#server.closeAllConnections();
  }

  #track(response: ServerResponse): void {
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
    if (this.#draining) response.shouldKeepAlive = false;
  }
}
