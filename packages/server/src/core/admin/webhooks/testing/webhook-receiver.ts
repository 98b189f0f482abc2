import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface WebhookReceiver {
  url: string;
  /** `host:port`, for the list of what may be asked. */
  host: string;
  received: Received[];
  /** What it answers from now on; null: nothing, ever. */
  reply: (request: Received) => Reply | null;
  /** The types of what arrived. */
  types(): string[];
}

/** Somebody's server that takes webhooks over real HTTP; gone when the tests of the file have run. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = {
    url: '',
    host: '',
    received: [],
    reply: () => ({ status: 204 }),
    types: () => receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const received = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      receiver.received.push(received);
      const reply = receiver.reply(received);
      if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  receiver.url = `http://${receiver.host}/in`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
