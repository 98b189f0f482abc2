import ipaddr from 'ipaddr.js';

/** Public addresses that clouds answer for their own machines: Azure's host and its name server. */
const METADATA = new Set(['168.63.129.16']);
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** Whether anybody on the internet could be meant by this address: no loopback, private, link-local, shared, mapped or reserved one. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || METADATA.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/** Databases, caches, consoles and what browsers refuse too: not what a page or a receiver of webhooks listens on. */
const REFUSED_PORTS = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5601, 5984,
  6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 8500, 9200, 9300, 10_080, 10_250, 11_211, 27_017,
]);

/** 80, 443 and what is above 1023, without the ports of well-known services that are no web servers. */
export const isWebPort = (port: number): boolean =>
  port === 80 || port === 443 || (port > 1023 && !REFUSED_PORTS.has(port));

export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);

/** The host without the brackets of an IPv6 address and without the dot that ends a full name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** What an operator lets the server reach beyond the internet. */
export interface AllowList {
  /** As `host:port`, in lower case. */
  hosts: ReadonlySet<string>;
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
}

/** Reads `host:port` and CIDR entries between commas. @throws Error that names the entry that is neither. */
export function readAllowList(text: string | undefined): AllowList {
  const hosts = new Set<string>();
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  const entries = (text ?? '').split(',').map((each) => each.trim().toLowerCase());
  for (const entry of entries.filter(Boolean)) {
    if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry));
    else if (/^(\[[\da-f:.]+\]|[^\s:/@]+):\d{1,5}$/.test(entry)) hosts.add(entry.replace(/^\[|\](?=:)/g, ''));
    else throw new Error(`must be host:port or ranges such as 10.1.0.0/16, separated by commas; "${entry}" is neither`);
  }
  return { hosts, ranges };
}

export const isAllowedHost = ({ hosts }: AllowList, url: URL): boolean =>
  hosts.has(`${hostOf(url).toLowerCase()}:${portOf(url)}`);

export function isInRange({ ranges }: AllowList, text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  return ranges.some(([range, bits]) => range.kind() === address.kind() && address.match([range, bits] as never));
}
