import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readSettings } from '../../settings.js';
import { DAY } from '../../clock.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { forgetImages } from './images.js';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const bytes = (text: string) => new TextEncoder().encode(text);
const SAMPLES: [name: string, content: Uint8Array, type: string][] = [
  ['PNG', PNG, 'image/png'],
  ['JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['GIF', bytes('GIF89a....'), 'image/gif'],
  ['WebP', bytes('RIFF....WEBPVP8 '), 'image/webp'],
];

describe('the pictures of the brand', async () => {
  const portal = await createFilePortal();
  const { core } = portal;
  const owner = await createAdminTester(portal).addStaff('owner');
  const upload = (kind: string, body: Uint8Array, type = 'image/png') =>
    portal.request(
      `/api/admin/images/${kind}`,
      {
        method: 'PUT',
        body: body as never,
        headers: {
          'x-portal': '1',
          origin: portal.core.url,
          cookie: owner.cookie!,
          'content-type': type,
          'content-length': String(body.length),
        },
      },
      {},
    );
  const urlOf = async (response: Response) => ((await response.json()) as { url: string }).url;

  for (const [name, content, type] of SAMPLES) {
    it(`takes a ${name}, whatever it is called, and serves it as what it is`, async () => {
      const response = await upload('logo', content, 'text/html');
      assert.equal(response.status, 200, await response.clone().text());
      const served = await portal.request(new URL(await urlOf(response)).pathname);
      assert.equal(served.headers.get('content-type'), type);
      assert.deepEqual(new Uint8Array(await served.arrayBuffer()), content);
    });
  }

  it('puts it into the settings, and takes it out again', async () => {
    const url = await urlOf(await upload('favicon', PNG));
    assert.equal((await readSettings(core.db)).brand.faviconUrl, url);
    assert.equal((await owner.send('DELETE', '/api/admin/images/favicon')).status, 204);
    assert.equal((await readSettings(core.db)).brand.faviconUrl, null);
  });

  it('only stores a draft', async () => {
    const before = (await readSettings(core.db)).brand.imageUrl;
    assert.equal((await upload('image?draft=true', PNG)).status, 200);
    assert.equal((await readSettings(core.db)).brand.imageUrl, before);
  });

  it('serves it so that any site may show it for ever and nothing in it runs', async () => {
    const { headers } = await portal.request(new URL(await urlOf(await upload('logo', PNG))).pathname);
    assert.match(headers.get('cache-control')!, /public.*immutable/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy')!, /sandbox/);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
  });

  const refused: [what: string, content: Uint8Array, says: RegExp][] = [
    [
      'an SVG',
      bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      /Export it as PNG/,
    ],
    ['a page', bytes('<html><script>alert(1)</script>'), /not a PNG/],
    ['nothing', new Uint8Array(), /not a PNG/],
    ['a PDF', bytes('%PDF-1.7'), /not a PNG/],
    ['a PNG after something else', Uint8Array.from([32, ...PNG]), /not a PNG/],
  ];
  for (const [what, content, says] of refused) {
    it(`refuses ${what} and says what to do`, async () => {
      const response = await upload('logo', content);
      assert.equal(response.status, 422);
      assert.match(((await response.json()) as { detail: string }).detail, says);
    });
  }

  it('refuses a file that is too large, by what it says and by what comes', async () => {
    const large = new Uint8Array(512 * 1024 + 1);
    large.set(PNG);
    assert.equal((await upload('logo', large)).status, 413);
    assert.equal((await upload('image', large)).status, 200);
  });

  for (const id of ['..%2f..%2fportal.db', '0'.repeat(63), '0'.repeat(65), 'A'.repeat(64), '%00', '..\\..\\x']) {
    it(`finds nothing at ${id}`, async () => {
      const { status } = await portal.request(`/api/images/${id}`);
      assert.ok(status === 404 || status === 422, String(status));
    });
  }

  it('forgets what nothing shows any more, after mails had their time', async () => {
    const gone = await urlOf(await upload('logo', Uint8Array.from([...PNG, 9])));
    const kept = await urlOf(await upload('logo', Uint8Array.from([...PNG, 8])));
    portal.time.now += 89 * DAY;
    await forgetImages.run(core);
    assert.equal((await portal.request(new URL(gone).pathname)).status, 200);
    portal.time.now += 2 * DAY;
    await forgetImages.run(core);
    assert.equal((await portal.request(new URL(gone).pathname)).status, 404);
    assert.equal((await portal.request(new URL(kept).pathname)).status, 200);
  });
});
