import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

import { inRoot } from '../workspace.js';

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `export const x${index} = ${index};`).join('\n');
const longFunction = (count: number) =>
  `export function long(x: number) {\n${'  x += 1;\n'.repeat(count)}  return x;\n}`;
const element = (body: string) =>
  `import { html, LitElement } from 'lit';\nexport class Panel extends LitElement {\n${body}\n}`;

const CAUGHT: Record<string, { file: string; code: string; rule: string }> = {
  'a promise that nobody awaits': {
    file: 'a.ts',
    code: `async function a(): Promise<void> {}\na();\nexport {};`,
    rule: 'no-floating-promises',
  },
  'a condition on a promise': {
    file: 'b.ts',
    code: `declare const a: () => Promise<boolean>;\nexport const b = () => { if (a()) return 1; return 2; };`,
    rule: 'no-misused-promises',
  },
  any: { file: 'c.ts', code: 'export const a: any = 1;', rule: 'no-explicit-any' },
  'a note to do it later': { file: 'd.ts', code: '// TODO: finish\nexport {};', rule: 'no-warning-comments' },
  'a type imported as a value': {
    file: 'e.ts',
    code: `import { LitElement } from 'lit';\nexport const a = (b: LitElement) => b.localName;`,
    rule: 'consistent-type-imports',
  },
  unsafeHTML: {
    file: 'f.ts',
    code: `export { unsafeHTML } from 'lit/directives/unsafe-html.js';`,
    rule: 'no-restricted-imports',
  },
  unsafeSVG: {
    file: 'f2.ts',
    code: `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';\nexport const a = unsafeSVG;`,
    rule: 'no-restricted-imports',
  },
  unsafeStatic: {
    file: 'g.ts',
    code: `import { unsafeStatic } from 'lit/static-html.js';\nexport const a = unsafeStatic;`,
    rule: 'no-restricted-imports',
  },
  styleMap: {
    file: 'h.ts',
    code: `import { styleMap } from 'lit/directives/style-map.js';\nexport const a = styleMap;`,
    rule: 'no-restricted-imports',
  },
  'a style attribute in a template': {
    file: 'i.ts',
    code: element('override render() { return html`<p style="color: red">a</p>`; }'),
    rule: 'ban-attributes',
  },
  'a bound style attribute': {
    file: 'i2.ts',
    code: element('override render() { return html`<p style=${this.id}>a</p>`; }'),
    rule: 'ban-attributes',
  },
  'a style element in a template': {
    file: 'j.ts',
    code: element('override render() { return html`<style>p { color: red }</style>`; }'),
    rule: 'prefer-static-styles',
  },
  'an expression where Lit allows none': {
    file: 'k.ts',
    code: element('override render() { return html`<${this.id}>a</p>`; }'),
    rule: 'binding-positions',
  },
  'a function of more than 40 lines': { file: 'l.ts', code: longFunction(41), rule: 'max-lines-per-function' },
  'a file of more than 250 lines': { file: 'm.ts', code: lines(251), rule: 'max-lines' },
  'a stylesheet of more than 150 lines': { file: 'panel.styles.ts', code: lines(151), rule: 'max-lines' },
  'a query module of more than 200 lines': { file: 'apps/invoices/queries.ts', code: lines(201), rule: 'max-lines' },
  'a contract of more than 150 lines': { file: 'contract/src/apps/a.ts', code: lines(151), rule: 'max-lines' },
  'a core module of more than 120 lines': { file: 'server/src/core/a.ts', code: lines(121), rule: 'max-lines' },
  'a test of more than 400 lines': { file: 'a.test.ts', code: lines(401), rule: 'max-lines' },
};

const ACCEPTED: Record<string, { file: string; code: string }> = {
  'a test of 400 lines with a long describe': { file: 'ok.test.ts', code: longFunction(390) },
  'a style set as a property': {
    file: 'ok.ts',
    code: element('override render() { return html`<p .title=${this.id}>a</p>`; }'),
  },
  'a query module of 200 lines': { file: 'apps/profile/queries.ts', code: lines(200) },
};

describe('the lint rules', () => {
  let folder: string;
  let found: { file: string; rule: string }[];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lint-rules-'));
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: inRoot('packages/tooling/tsconfig.base.json'), include: ['**/*.ts'] }),
    );
    await writeFile(
      path.join(folder, 'lit.d.ts'),
      `declare module 'lit' { export class LitElement extends HTMLElement { render(): unknown }\nexport const html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown; }`,
    );
    for (const { file, code } of [...Object.values(CAUGHT), ...Object.values(ACCEPTED)]) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), `${code}\n`);
    }
    found = lint(folder);
  });
  after(() => rm(folder, { recursive: true }));

  for (const [name, { file, rule }] of Object.entries(CAUGHT)) {
    it(`catch ${name}`, () => assert.ok(found.some((one) => one.file === file && one.rule === rule)));
  }

  for (const [name, { file }] of Object.entries(ACCEPTED)) {
    it(`accept ${name}`, () =>
      assert.deepEqual(
        found.filter((one) => one.file === file),
        [],
      ));
  }
});

function lint(folder: string): { file: string; rule: string }[] {
  const args = ['--type-aware', '--format=json', '--config', inRoot('packages/tooling/.oxlintrc.json'), folder];
  const { stdout } = spawnSync(process.execPath, [inRoot('node_modules/oxlint/bin/oxlint'), ...args], {
    encoding: 'utf8',
    cwd: inRoot(),
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  return diagnostics.map(({ filename, code }) => ({
    file: path.relative(folder, path.resolve(inRoot(), filename)),
    rule: /\(([\w-]+)\)/.exec(code)?.[1] ?? code,
  }));
}
