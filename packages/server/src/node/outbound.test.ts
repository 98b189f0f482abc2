import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';

import { OutboundRefused } from '../core/deps.js';
import { createOutbound } from './outbound.js';
import { isPublicAddress, isWebPort } from './outbound-rules.js';

const hits: { host: string | undefined; url: string | undefined; connection: string | undefined }[] = [];
const answers: RequestListener = (request, response) => {
  hits.push({ host: request.headers.host, url: request.url, connection: request.headers.connection });
  if (request.url === '/moved') response.writeHead(302, { location: '/secret' }).end();
  else if (request.url === '/bomb')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(20_000_000)));
  else if (request.url === '/silent') response.writeHead(200).write('begun');
  else if (request.url === '/closed') request.socket.destroy();
  else request.pipe(response.writeHead(200, { 'x-seen': 'yes' }));
};

const server = createServer(answers);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void hits.splice(0));

const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };
const ask = { method: 'POST' as const, body: 'hello', timeout: 2000, maxBytes: 1000 };
const resolvesTo = (...addresses: LookupAddress[]) => createOutbound({ resolve: async () => addresses });

describe('the way out', () => {
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    'localhost',
    'localhost.',
    'LOCALHOST',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
  ]) {
    it(`does not reach this machine as ${host}`, async () => {
      await assert.rejects(createOutbound().send({ ...ask, url: `http://${host}:${port}/` }), OutboundRefused);
      assert.equal(hits.length, 0);
    });
  }

  it('does not reach this machine by a public name that means it', async () => {
    const outbound = resolvesTo(LOOPBACK);
    await assert.rejects(outbound.send({ ...ask, url: `http://127-0-0-1.names.test:${port}/` }), OutboundRefused);
    assert.equal(hits.length, 0);
  });

  it('refuses a name of which only one address is inside', async () => {
    const outbound = resolvesTo({ address: '93.184.216.34', family: 4 }, LOOPBACK);
    await assert.rejects(outbound.send({ ...ask, url: `http://both.test:${port}/` }), OutboundRefused);
    assert.equal(hits.length, 0);
  });

  it('connects to the address that was checked, whatever the name means a moment later', async () => {
    let asked = 0;
    const resolve = async () => (asked++ === 0 ? [{ address: '192.88.100.1', family: 4 }] : [LOOPBACK]);
    const outbound = createOutbound({ resolve });
    await assert.rejects(outbound.send({ ...ask, url: `http://changes.test:${port}/`, timeout: 300 }));
    assert.deepEqual([asked, hits.length], [1, 0]);
  });

  for (const url of ['ftp://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'nonsense', 'http://']) {
    it(`refuses ${url}`, () => assert.rejects(createOutbound().send({ ...ask, url }), OutboundRefused));
  }

  it('refuses an address with a password in it', async () => {
    const outbound = createOutbound({ allow: `127.0.0.1:${port}` });
    await assert.rejects(outbound.send({ ...ask, url: `http://a:b@127.0.0.1:${port}/` }), /name or a password/);
    assert.equal(hits.length, 0);
  });

  it('says in words that a name does not exist', async () => {
    const missing = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const outbound = createOutbound({ resolve: () => Promise.reject(missing) });
    await assert.rejects(outbound.send({ ...ask, url: 'https://gone.test/' }), /The name gone\.test does not resolve/);
  });

  it('reaches what the operator allows, with the name in the Host header and no kept connection', async () => {
    const outbound = createOutbound({ allow: `hooks.test:${port}`, resolve: async () => [LOOPBACK] });
    const answer = await outbound.send({ ...ask, url: `http://hooks.test:${port}/in` });
    assert.deepEqual([answer.status, answer.text, answer.headers['x-seen']], [200, 'hello', 'yes']);
    assert.deepEqual(hits, [{ host: `hooks.test:${port}`, url: '/in', connection: 'close' }]);
  });

  it('allows a range, and nothing beside it', async () => {
    const outbound = createOutbound({
      allow: '127.0.0.0/30',
      resolve: async () => [{ address: '127.0.0.9', family: 4 }],
    });
    assert.equal((await outbound.send({ ...ask, url: `http://127.0.0.1:${port}/` })).status, 200);
    await assert.rejects(outbound.send({ ...ask, url: `http://other.test:${port}/` }), OutboundRefused);
    assert.equal(hits.length, 1);
  });

  it('allows a host on the port that is named only', async () => {
    const outbound = createOutbound({ allow: `127.0.0.1:${port === 8080 ? 8081 : 8080}` });
    await assert.rejects(outbound.send({ ...ask, url: `http://127.0.0.1:${port}/` }), OutboundRefused);
    assert.equal(hits.length, 0);
  });

  it('names the entry of the allow-list that is wrong', () =>
    assert.throws(() => createOutbound({ allow: 'hooks.test:80, nonsense' }), /"nonsense" is neither/));
});

describe('an exchange with another server', () => {
  const outbound = createOutbound({ allow: `127.0.0.1:${port}` });
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;

  it('takes a redirect for the answer', async () => {
    const { status, headers } = await outbound.send({ ...ask, url: at('/moved') });
    assert.deepEqual([status, headers['location'], hits.length], [302, '/secret', 1]);
  });

  it('unpacks no more of a compressed answer than was asked for', async () => {
    const { text } = await outbound.send({ ...ask, url: at('/bomb') });
    assert.equal(text, 'a'.repeat(1000));
  });

  it('waits for a whole answer no longer than it may', async () => {
    const begun = performance.now();
    await assert.rejects(outbound.send({ ...ask, url: at('/silent'), timeout: 100 }), /No answer within 0\.1 seconds/);
    assert.ok(performance.now() - begun < 1000);
  });

  it('waits for a name server no longer than it may', async () => {
    const deaf = createOutbound({ resolve: () => new Promise(() => {}) });
    await assert.rejects(deaf.send({ ...ask, url: 'http://slow.test/', timeout: 100 }), /No answer/);
  });

  it('says in words that the connection was closed', () =>
    assert.rejects(outbound.send({ ...ask, url: at('/closed') }), /closed the connection without an answer/));
});

describe('the rules of the way out', () => {
  for (const address of [
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '224.0.0.1',
    '255.255.255.255',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '2001:db8::1',
    '5f00::1',
  ]) {
    it(`takes ${address} for none of the internet`, () => assert.equal(isPublicAddress(address), false));
  }

  for (const address of ['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111']) {
    it(`takes ${address} for one of the internet`, () => assert.equal(isPublicAddress(address), true));
  }

  it('knows the ports of web servers', () => {
    assert.deepEqual([22, 25, 80, 443, 3306, 6379, 8443].filter(isWebPort), [80, 443, 8443]);
  });
});
