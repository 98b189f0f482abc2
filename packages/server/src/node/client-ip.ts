import { isIP, type BlockList } from 'node:net';

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

const isTrusted = (address: string, proxies: BlockList) => {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, `ipv${family as 4 | 6}`);
};

/**
 * The caller's address: the socket's, unless that is a trusted proxy. Then it is the last hop in
 * X-Forwarded-For that is none, since everything before that one is the caller's own claim.
 */
export function toClientIp(peer: string | undefined, forwardedFor: string | undefined, proxies: BlockList): string {
  let address = plain(peer ?? '');
  const hops = forwardedFor?.split(',').map((hop) => plain(hop.trim())) ?? [];
  while (isTrusted(address, proxies)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) return address;
    address = hop;
  }
  return address;
}
