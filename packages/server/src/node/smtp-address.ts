import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

import { MailServerFailure, type SmtpServer } from '../core/deps.js';
import { isAllowedHost, isInRange, isPublicAddress, readAllowList } from './outbound-rules.js';

export interface MailServerRules {
  /** `host:port` and CIDR entries between commas that may be reached although they are not public. */
  allow?: string | undefined;
  /** How names become addresses; the system's way when left out. */
  resolve?: (host: string) => Promise<{ address: string }[]>;
}

/** What mail servers listen on; anything else only where the operator allows it. */
const MAIL_PORTS = new Set([25, 465, 587, 2465, 2525, 2587]);

const resolveBySystem = (host: string) => lookup(host, { all: true, verbatim: true });

const notReached = (message: string) => new MailServerFailure('private', message);

/** The address to connect to. @throws MailServerFailure for a server that must not be reached, or that does not exist. */
export async function resolveMailServer(
  { host, port }: Pick<SmtpServer, 'host' | 'port'>,
  { allow: text, resolve = resolveBySystem }: MailServerRules,
): Promise<string> {
  const allow = readAllowList(text);
  const target = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const isListed = URL.canParse(target) && isAllowedHost(allow, new URL(target));
  if (!isListed && !MAIL_PORTS.has(port)) {
    throw notReached(`Port ${port} is not one for sending mail. Use 465 or 587`);
  }
  const addresses = isIP(host) ? [{ address: host }] : await resolve(host).catch(() => []);
  const [first] = addresses;
  if (!first) throw new MailServerFailure('dns', `There is no server named ${host}`);
  const inside = addresses.find(({ address }) => !isPublicAddress(address) && !isInRange(allow, address));
  if (inside && !isListed) {
    throw notReached(`${host} is inside a private network (${inside.address}), which this server does not reach`);
  }
  return first.address;
}
