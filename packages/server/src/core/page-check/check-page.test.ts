import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { PageFinding } from '@client-portal/contract/admin';

import { createFilePortal } from '../../testing/file-portal.js';
import { type OutboundAnswer, OutboundRefused } from '../deps.js';
import { siteOf } from './check-origin.js';
import { checkPage } from './check-page.js';
import { readTags } from './html-tags.js';

const PORTAL = 'https://portal.shop.test';
const PAGE = 'https://www.shop.test/clients';
const SCRIPT = `<script type="module" src="${PORTAL}/portal.js"></script>`;
const TAG = '<client-portal></client-portal>';

type Web = Record<string, Partial<OutboundAnswer> | Error>;
let web: Web;
const outbound = {
  send: async ({ url }: { url: string }): Promise<OutboundAnswer> => {
    const answer = web[url] ?? new Error(`${new URL(url).host} refused the connection: nothing listens there`);
    if (answer instanceof Error) throw answer;
    return { status: 200, headers: {}, text: '', ...answer };
  },
};
const portal = await createFilePortal({ outbound, url: PORTAL });

const page = (text: string, headers: Record<string, string> = {}): Partial<OutboundAnswer> => ({
  text,
  headers: { 'content-type': 'text/html', ...headers },
});
const look = async (at = PAGE) => checkPage(portal.core, at);
const find = async (id: string, at = PAGE): Promise<PageFinding> => {
  const { findings } = await look(at);
  const found = findings.find((each) => each.id === id);
  assert.ok(found, `${id} is not among ${findings.map((each) => each.id).join(', ')}`);
  return found;
};
const withPolicy = (policy: string) => void (web[PAGE] = page(SCRIPT + TAG, { 'content-security-policy': policy }));

beforeEach(() => {
  const script = { 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*' };
  web = {
    [PAGE]: page(`<!doctype html><body>${SCRIPT}${TAG}</body>`),
    [`${PORTAL}/api/portal`]: {
      headers: {
        'content-type': 'application/json',
        'access-control-allow-origin': 'https://www.shop.test',
        date: new Date(portal.core.clock()).toUTCString(),
      },
    },
    [`${PORTAL}/portal.js`]: { headers: script, text: 'the script' },
    [`${PORTAL}/portal.classic.js`]: { headers: script, text: 'the classic script' },
  };
});

describe('checking a page', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { level, findings } = await look();
    assert.equal(level, 'ok', JSON.stringify(findings.filter((each) => each.level !== 'ok')));
  });

  const markup: [string, string, string][] = [
    ['no script', TAG, 'script'],
    ['a script in a comment', `<!-- ${SCRIPT} -->${TAG}`, 'script'],
    ['a script that only browsers without scripts see', `<noscript>${SCRIPT}</noscript>${TAG}`, 'script'],
    ['a script without type="module"', `<script src="${PORTAL}/portal.js"></script>${TAG}`, 'script-module'],
    ['a script at another path', `<script type="module" src="${PORTAL}/js/portal.js"></script>${TAG}`, 'script-path'],
    [
      'another portal’s script',
      `<script type="module" src="https://other.test/portal.js"></script>${TAG}`,
      'script-origin',
    ],
    [
      'a script that a consent tool holds',
      `<script type="text/plain" src="${PORTAL}/portal.js"></script>${TAG}`,
      'script',
    ],
    ['a script over http', `<script type="module" src="http://portal.shop.test/portal.js"></script>${TAG}`, 'script'],
    ['no tag', SCRIPT, 'tag'],
    ['a tag for another server', `${SCRIPT}<client-portal url="https://other.test"></client-portal>`, 'tag-url'],
  ];
  for (const [what, text, id] of markup) {
    it(`names ${what}`, async () => {
      web[PAGE] = page(text);
      const found = await find(id);
      assert.equal(found.level, 'error');
      assert.notEqual(found.fix, '');
    });
  }

  it('takes the classic script without type="module"', async () => {
    web[PAGE] = page(`<script src="${PORTAL}/portal.classic.js" defer></script><div data-client-portal>…</div>`);
    assert.equal((await look()).level, 'ok');
  });

  it('follows the page’s base address', async () => {
    web[PAGE] = page(`<base href="${PORTAL}/"><script type=module src=portal.js></script>${TAG}`);
    assert.equal((await find('script')).level, 'ok');
  });

  const policies: [string, string, string][] = [
    ["default-src 'self'", 'csp-script-src', `script-src 'self' ${PORTAL}`],
    [`script-src ${PORTAL}; connect-src 'none'`, 'csp-connect-src', `connect-src ${PORTAL}`],
    [`script-src https:; connect-src 'self' api.test`, 'csp-connect-src', `connect-src 'self' api.test ${PORTAL}`],
    [
      `script-src 'self'; script-src-elem 'self' cdn.test`,
      'csp-script-src',
      `script-src-elem 'self' cdn.test ${PORTAL}`,
    ],
    [
      `require-trusted-types-for 'script'; trusted-types dompurify`,
      'csp-trusted-types',
      'trusted-types dompurify lit-html',
    ],
    ['sandbox allow-scripts', 'csp-sandbox', 'sandbox allow-scripts allow-same-origin allow-forms'],
  ];
  for (const [policy, id, directive] of policies) {
    it(`says what to write instead of: ${policy}`, async () => {
      withPolicy(policy);
      const { level, fix } = await find(id);
      assert.deepEqual([level, fix.split('\n').at(-1)], ['error', directive]);
    });
  }

  for (const policy of [
    `script-src 'self' ${PORTAL}; connect-src *.shop.test; style-src 'self'; trusted-types lit-html`,
    "default-src https: 'self'",
    'script-src portal.shop.test:443/portal.js; connect-src *',
  ]) {
    it(`has nothing against: ${policy}`, async () => {
      withPolicy(policy);
      assert.equal((await find('csp')).level, 'ok');
    });
  }

  it('wants a nonce where addresses do not count', async () => {
    withPolicy(`script-src 'strict-dynamic' 'nonce-abc' ${PORTAL}`);
    assert.match((await find('csp-script-src')).detail, /nonce/);
    const nonced = `<script type="module" nonce="abc" src="${PORTAL}/portal.js"></script>${TAG}`;
    web[PAGE] = page(nonced, { 'content-security-policy': "script-src 'strict-dynamic' 'nonce-abc'" });
    assert.equal((await find('csp')).level, 'ok');
  });

  it('reads a policy that stands in the page, and the stricter of two', async () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">`;
    web[PAGE] = page(meta + SCRIPT + TAG, { 'content-security-policy': `connect-src ${PORTAL}` });
    assert.equal((await find('csp-connect-src')).level, 'error');
  });

  it('knows a picture that the policy keeps away', async () => {
    await portal.changeSettings((settings) => void (settings.brand.logoUrl = 'https://images.test/logo.svg'));
    withPolicy("img-src 'self'");
    assert.match((await find('csp-img-src')).fix, /img-src 'self' https:\/\/images\.test/);
    await portal.changeSettings((settings) => void (settings.brand.logoUrl = null));
  });

  it('sees that passkeys are forbidden', async () => {
    web[PAGE] = page(SCRIPT + TAG, { 'permissions-policy': 'camera=(), publickey-credentials-get=()' });
    assert.match((await find('passkeys')).fix, /publickey-credentials-get=\(self\)/);
  });

  it('writes the command that adds a missing origin', async () => {
    web['https://shop.test/clients'] = page(SCRIPT + TAG);
    const { level, detail, fix } = await find('origin', 'https://shop.test/clients');
    assert.equal(level, 'error');
    assert.match(detail, /https:\/\/www\.shop\.test is on it/);
    assert.match(fix, /settings set origins '\["https:\/\/www\.shop\.test","https:\/\/shop\.test"\]'/);
  });

  it('follows a redirect to another origin and says so', async () => {
    web['https://shop.test/'] = { status: 301, headers: { location: PAGE } };
    assert.match((await find('redirect', 'https://shop.test/')).detail, /another origin/);
    assert.equal((await find('origin', 'https://shop.test/')).level, 'ok');
  });

  for (const [what, answer, title] of [
    ['that is gone', { status: 404 }, 'The page is not there'],
    ['behind a password', { status: 401 }, 'The page cannot be opened from here'],
    ['that is none', { headers: { 'content-type': 'image/png' } }, 'This is no page'],
    ['inside the network', new OutboundRefused('10.0.0.1 is inside a private network'), 'The page cannot be reached'],
    ['that leads in circles', { status: 302, headers: { location: PAGE } }, 'The page leads in circles'],
  ] as [string, Web[string], string][]) {
    it(`says so of a page ${what}`, async () => {
      web[PAGE] = answer;
      const found = await find('page');
      assert.deepEqual([found.level, found.title], ['error', title]);
    });
  }

  it('says that the portal does not answer', async () => {
    delete web[`${PORTAL}/api/portal`];
    assert.match((await find('portal')).detail, /nothing listens there/);
  });

  it('notices a proxy that removes the permission', async () => {
    web[`${PORTAL}/api/portal`] = { headers: { 'content-type': 'application/json' } };
    assert.equal((await find('cors')).level, 'error');
  });

  it('notices a clock that is wrong', async () => {
    const headers = { ...(web[`${PORTAL}/api/portal`] as OutboundAnswer).headers };
    headers['date'] = new Date(portal.core.clock() - 600_000).toUTCString();
    web[`${PORTAL}/api/portal`] = { headers };
    assert.match((await find('clock')).detail, /10 minutes apart/);
  });

  it('notices that the script was not built', async () => {
    web[`${PORTAL}/portal.js`] = { status: 404, headers: { 'content-type': 'application/json' } };
    assert.equal((await find('version')).level, 'error');
  });

  it('puts the worst first', async () => {
    web[PAGE] = page('nothing');
    const { level, findings } = await look();
    assert.deepEqual([level, findings[0]?.level, findings.at(-1)?.level], ['error', 'error', 'ok']);
  });
});

describe('reading markup', () => {
  it('knows quoted ends, odd writing and entities', () => {
    const tags = readTags(`<P title="a > b" data-x='1'><IMG SRC=a.png ALT><a href="?a=1&amp;b=2"/>`);
    assert.deepEqual(
      tags.map(({ name, attributes }) => [name, { ...attributes }]),
      [
        ['p', { title: 'a > b', 'data-x': '1' }],
        ['img', { src: 'a.png', alt: '' }],
        ['a', { href: '?a=1&b=2' }],
      ],
    );
  });

  it('does not take text of a script for markup', () =>
    assert.deepEqual(
      readTags(`<script>document.write('<client-portal>')</script><b>`).map(({ name }) => name),
      ['script', 'b'],
    ));

  it('takes no longer for markup that never ends', () => {
    const begun = performance.now();
    for (const text of ['<', '<a "', '<!--', '<script>', '<a b="']) readTags(text.repeat(20_000));
    assert.ok(performance.now() - begun < 3000);
  });
});

describe('what a site is', () => {
  for (const [address, site] of [
    ['https://a.b.shop.com', 'shop.com'],
    ['https://www.shop.co.uk', 'shop.co.uk'],
    ['https://shop.github.io', 'shop.github.io'],
    ['http://127.0.0.1:80', '127.0.0.1'],
  ] as const) {
    it(`${address} is of ${site}`, () => assert.equal(siteOf(new URL(address)), site));
  }
});
