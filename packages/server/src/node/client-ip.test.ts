import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toClientIp } from './client-ip.js';
import { readConfig } from './config.js';

const proxies = readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1, fd00::/8' }).trustedProxies;

describe("the client's address", () => {
  const cases: [name: string, peer: string, forwardedFor: string | undefined, address: string][] = [
    ['is the socket’s without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
    ['is the socket’s when a stranger claims another one', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['is the last hop that is no proxy', '10.1.2.3', '1.1.1.1, 198.51.100.7, 192.0.2.1', '198.51.100.7'],
    ['is the last one when the client made up the ones before', '10.1.2.3', '10.9.9.9, 203.0.113.200', '203.0.113.200'],
    ['is plain also where the socket speaks IPv6', '::ffff:10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['may be an IPv6 one', 'fd00::1', '2001:db8::7', '2001:db8::7'],
    ['is the proxy’s when what it forwards is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['is the proxy’s when it forwards nothing', '10.1.2.3', undefined, '10.1.2.3'],
  ];
  for (const [name, peer, forwardedFor, address] of cases) {
    it(name, () => assert.equal(toClientIp(peer, forwardedFor, proxies), address));
  }
});
