import autocannon from 'autocannon';

import { SITE } from './seed-business.js';
import type { ServerProcess } from './server-process.js';

export interface LoadOptions {
  path: string;
  /** Each connection takes its turn at these. */
  tokens: readonly string[];
  connections: number;
  seconds: number;
  /** Requests a second over all connections; as many as it can when left out. */
  rate?: number;
}

export interface Load {
  perSecond: number;
  p99: number;
  /** Processor microseconds of the server for each request. */
  cpuPerRequest: number;
}

/** What the page of a signed-in client sends. */
export const clientHeaders = (token: string) => ({
  cookie: `__Host-portal=${token}`,
  origin: SITE,
  'sec-fetch-site': 'same-site',
});

/** Asks the server for the same path over and over. Throws when an answer was not a success. */
export async function load(server: ServerProcess, options: LoadOptions): Promise<Load> {
  const { path, tokens, connections, seconds, rate } = options;
  let turn = 0;
  const before = server.cpu;
  const result = await autocannon({
    url: server.origin + path,
    connections,
    duration: seconds,
    ...(rate ? { overallRate: rate } : {}),
    setupClient: (client) => client.setHeaders(clientHeaders(tokens[turn++ % tokens.length]!)),
  });
  const cpu = server.cpu - before;
  const { non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${path}: ${non2xx} refusals, ${errors} errors, ${timeouts} timeouts under load`);
  }
  const count = result['2xx'];
  return { perSecond: count / result.duration, p99: result.latency.p99, cpuPerRequest: (cpu * 1000) / count };
}
