import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Portal } from '@client-portal/contract';

import { portalPage } from '../../../node/portal-page.js';
import { readSettings } from '../../settings.js';
import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';

/** What people try where a page makes style sheets, attributes or markup out of what was typed. */
const PAYLOADS = [
  'red',
  'rgb(1,2,3)',
  'url(https://evil.test/x)',
  'url("https://evil.test/x")',
  "url('//evil.test/x')",
  '#fff;background:url(https://evil.test)',
  '#112233;}',
  '#112233}body{display:none}',
  '#112233/**/',
  '#112233\n',
  '#112233\u0000',
  '#11223',
  '#1122334',
  '#GGGGGG',
  ' #112233',
  '#112233 ',
  '#112233!important',
  '#112233;color:red',
  '</style><script>alert(1)</script>',
  '<style>@import "https://evil.test/x.css"</style>',
  '@import url(//evil.test)',
  '@import "https://evil.test"',
  '@font-face{src:url(//evil.test)}',
  'expression(alert(1))',
  'behavior:url(#default#time2)',
  '-moz-binding:url(//evil.test)',
  'var(--_text)',
  'var(--x,url(//evil.test))',
  'env(x)',
  'attr(value)',
  'attr(data-x url)',
  'image-set("//evil.test" 1x)',
  'cross-fade(url(//evil.test),red)',
  'element(#id)',
  'paint(x)',
  'calc(1px)',
  'color-mix(in srgb, red, url(//evil.test))',
  'currentColor',
  'inherit',
  'transparent',
  '\\75rl(//evil.test)',
  'u\\rl(//evil.test)',
  'ur\\6c(//evil.test)',
  '#112233\\',
  '\\',
  '/*',
  '*/',
  '{',
  '}',
  ';',
  ':',
  '"',
  "'",
  '`',
  '" onload="alert(1)',
  "' onerror='alert(1)",
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/css,*{color:red}',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'input[value^="a"]{background:url(//evil.test/a)}',
  '--portal-accent:red',
  '${alert(1)}',
  '{{constructor}}',
];

const COLOURS = ['accent', 'surface', 'text'];
const PICTURES = ['logoUrl', 'faviconUrl', 'imageUrl'];

describe('what is typed into the brand', async () => {
  const portal = await createFilePortal();
  const owner = await createAdminTester(portal).addStaff('owner');
  const patch = async (body: object) => (await owner.send('PATCH', '/api/admin/settings', body)).status;

  it('has more than sixty payloads to resist', () => assert.ok(new Set(PAYLOADS).size >= 60));

  for (const payload of PAYLOADS) {
    it(`neither colours nor pictures take ${JSON.stringify(payload)}`, async () => {
      for (const name of [...COLOURS, ...PICTURES]) {
        assert.equal(await patch({ brand: { [name]: payload } }), 422, name);
      }
      assert.equal(await patch({ brand: { scheme: payload } }), 422);
    });

    it(`as a name it stays text: ${JSON.stringify(payload)}`, async () => {
      const status = await patch({ business: { name: payload }, brand: { description: payload, copyright: payload } });
      assert.equal(status, 200);
      const answer = (await (await portal.browser().send('GET', '/api/portal')).json()) as Portal;
      assert.equal(answer.brand.name, payload);
      const page = await (await portalPage(await readSettings(portal.core.db), true)).text();
      assert.ok(!/<(script(?! type="module" src="\/portal\.js")|style|img(?! class))/i.test(page), page);
      assert.ok(
        !/\son\w+\s*=\s*["']?alert/i.test(
          page.replace(/(?:content|title|href)="[^"]*"/g, '').replace(/<title>[^<]*/g, ''),
        ),
        page,
      );
    });
  }
});
