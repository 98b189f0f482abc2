import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { checkReference } from './docs.js';
import { checkLinks } from './docs/check-links.js';
import { checkNames } from './docs/check-names.js';
import { readFacts } from './docs/source-facts.js';

const facts = readFacts(
  new Map([
    [
      'packages/elements/src/apps/invoices/invoice-list.ts',
      `/**
        * @tagname portal-invoice-list
        * @event {InvoicePaidEvent} portal-invoice-paid - Settled.
        * @csspart invoice - One invoice.
        * @cssproperty [--portal-invoice-list-gap=8px] - Space.
        */
       const status = ['open', 'paid'];`,
    ],
    ['packages/elements/src/row.ts', '/**\n * @internal\n * @tagname portal-invoice-row\n */'],
    [
      'packages/contract/src/apps/invoices/index.ts',
      `route({ path: '/api/invoices/{id}.pdf' }); route({ path: '/api/invoices' });`,
    ],
  ]),
);
const check = (text: string) => checkNames(text, facts, new Set(['start', 'bench:page']));

const WRONG: [text: string, problem: string][] = [
  ['Add `<portal-invoice-lists>`.', 'no element <portal-invoice-lists>'],
  ['```css\nportal-invoices::part(invoice) {}\n```', 'no element <portal-invoices>'],
  ['Listen for `portal-invoice-payed`.', 'no element or event portal-invoice-payed'],
  [`el.addEventListener('portal-invoice-settled', f)`, 'no event portal-invoice-settled'],
  ['`::part(invoices)`', 'no part invoices'],
  ['`::part(invoice payed)`', 'no state payed of the part invoice'],
  ['`--portal-invoice-gap: 4px`', 'no custom property --portal-invoice-gap'],
  ['GET /api/invoice', 'no path /api/invoice'],
  ['GET `/api/invoices/inv_1.doc`', 'no path /api/invoices/inv_1.doc'],
  ['curl https://portal.example.com/api/bills', 'no path /api/bills'],
  ['```sh\nnpm run bench\n```', 'no script `npm run bench`'],
  ['```sh\nnpm stop\n```', 'no script `npm run stop`'],
  ['Run `pnpm deploy-all`.', 'no script `npm run deploy-all`'],
];

const RIGHT = [
  'Add `<portal-invoice-list></portal-invoice-list>`.',
  '`portal-invoice-list::part(invoice paid)`',
  'Listen for `portal-invoice-paid`.',
  'Set `--portal-invoice-list-gap`; all begin with `--portal-*`.',
  'GET `/api/invoices/inv_01k.pdf` and `/api/invoices?status=open`, as in `/api/invoices/{id}.pdf`.',
  '```sh\nnpm start\nnpm run bench:page\nnpm install x\n```',
  'See https://example.com/api/anything.',
];

describe('checkNames', () => {
  for (const [text, problem] of WRONG) it(`finds: ${problem}`, () => assert.deepEqual(check(text), [problem]));
  for (const text of RIGHT) it(`accepts: ${JSON.stringify(text)}`, () => assert.deepEqual(check(text), []));
});

describe('checkReference', () => {
  it('finds a public element that is not documented', () => {
    assert.deepEqual(checkReference('`portal-invoice-list-view`', facts), [
      'docs/elements.md: <portal-invoice-list> is not documented',
    ]);
  });

  it('asks for no word about an internal element', () => {
    assert.deepEqual(checkReference('## `<portal-invoice-list>`', facts), []);
  });
});

describe('checkLinks', () => {
  let root: string;

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'docs-'));
    await mkdir(path.join(root, 'docs'));
    await writeFile(path.join(root, 'docs/theme.md'), '# Theme\n\n## Dark, light & “as the host”\n');
  });
  after(() => rm(root, { recursive: true }));

  it('finds a link to a page that is not there', () => {
    assert.deepEqual(checkLinks('README.md', '[a](docs/themes.md)', root), ['the link docs/themes.md leads nowhere']);
  });

  it('finds a link to a heading that is not there', () => {
    const problems = checkLinks('docs/a.md', '[a](theme.md#darkness)', root);
    assert.deepEqual(problems, ['the link theme.md#darkness leads nowhere']);
  });

  it('follows links to pages, headings and the page itself', () => {
    const text = '# Here\n[a](docs/theme.md#dark-light--as-the-host) [b](#here) [c](docs/) [d](https://example.com)';
    assert.deepEqual(checkLinks('README.md', text, root), []);
  });

  it('takes no code for a link', () => {
    assert.deepEqual(checkLinks('README.md', '```js\na[0](b.md)\n```\n`[a](c.md)`', root), []);
  });
});
