import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';

import { type Outbound, type OutboundAnswer, OutboundRefused, type OutboundRequest } from '../core/deps.js';
import { explainFailure } from './outbound-failure.js';
import { readBody } from './outbound-body.js';
import {
  type AllowList,
  hostOf,
  isAllowedHost,
  isInRange,
  isPublicAddress,
  isWebPort,
  portOf,
  readAllowList,
} from './outbound-rules.js';

export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface OutboundOptions {
  /** `host:port` and CIDR entries between commas that may be reached although they are not public. */
  allow?: string | undefined;
  /** How names become addresses; the system's way when left out. */
  resolve?: Resolve;
}

const resolveBySystem: Resolve = (host) => promisify(lookUp)(host, { all: true, verbatim: true });

/** Checks what can be seen in the address itself. */
function parse(text: string, allow: AllowList): { url: URL; isListed: boolean } {
  if (!URL.canParse(text)) throw new OutboundRefused(`"${text}" is not an address of the web`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OutboundRefused(`Only http: and https: are asked, not ${url.protocol}`);
  }
  if (url.username || url.password) throw new OutboundRefused('An address must not hold a name or a password');
  const isListed = isAllowedHost(allow, url);
  if (!isListed && !isWebPort(portOf(url))) {
    throw new OutboundRefused(`Port ${portOf(url)} is not one that web servers listen on`);
  }
  return { url, isListed };
}

/** All addresses of a host, once every one of them may be reached. */
async function resolveChecked(url: URL, isListed: boolean, allow: AllowList, resolve: Resolve) {
  const host = hostOf(url);
  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host);
  if (addresses.length === 0) throw new OutboundRefused(`The name ${host} does not resolve`);
  const inside = addresses.find(({ address }) => !isPublicAddress(address) && !isInRange(allow, address));
  if (inside && !isListed) {
    throw new OutboundRefused(
      `${host} is inside a private network${family ? '' : ` (${inside.address})`}, which this server does not reach`,
    );
  }
  return { addresses, isAllowed: inside !== undefined || isListed };
}

/** Answers with the addresses that were checked, so that a name cannot mean another one a moment later. */
const pinned =
  (addresses: LookupAddress[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first!.address, first!.family);
  };

function exchange(url: URL, addresses: LookupAddress[], request: OutboundRequest, signal: AbortSignal) {
  const body = request.body === undefined ? undefined : Buffer.from(request.body);
  const options: RequestOptions = {
    method: request.method,
    // Without an agent every exchange has a connection of its own: none to an address of before is used again.
    agent: false,
    lookup: pinned(addresses),
    signal,
    maxHeaderSize: 16 * 1024,
    headers: {
      'accept-encoding': 'identity',
      'user-agent': 'client-portal',
      ...request.headers,
      host: url.host,
      connection: 'close',
      ...(body ? { 'content-length': body.length } : {}),
    },
  };
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send(url, options, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

const toHeaders = (message: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );

/** The way out to other servers: to the internet only, to the very address that was checked, without redirects. */
export function createOutbound({ allow: allowText, resolve = resolveBySystem }: OutboundOptions = {}): Outbound {
  const allow = readAllowList(allowText);

  const check = async (text: string) => {
    const { url, isListed } = parse(text, allow);
    try {
      return { url, ...(await resolveChecked(url, isListed, allow, resolve)) };
    } catch (error) {
      throw explainFailure(error, url);
    }
  };

  const send = async (request: OutboundRequest, signal: AbortSignal): Promise<OutboundAnswer> => {
    const { url, addresses } = await check(request.url);
    try {
      signal.throwIfAborted();
      const message = await exchange(url, addresses, request, signal);
      const text = await readBody(message, request.maxBytes);
      return { status: message.statusCode ?? 0, headers: toHeaders(message), text };
    } catch (error) {
      throw explainFailure(error, url);
    }
  };

  return {
    check: async (url) => ((await check(url)).isAllowed ? 'allowed' : 'public'),
    send: (request) => within(request.timeout, (signal) => send(request, signal)),
  };
}

/** The work's answer, or a failure after so many milliseconds, whatever the work is waiting for. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`No answer within ${Math.round(ms / 100) / 10} seconds`));
      end.abort();
    }, ms);
  });
  const answer = work(end.signal);
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
