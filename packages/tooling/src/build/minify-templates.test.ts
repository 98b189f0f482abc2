import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { minifyTemplatesIn } from './minify-templates.js';

const minify = (code: string) => minifyTemplatesIn('a.ts', code);

describe('minifyTemplatesIn', () => {
  it('keeps one space where a line broke, because inline elements show it', () => {
    assert.equal(minify('html`<b>a</b>\n    <b>b</b>`'), 'html`<b>a</b> <b>b</b>`');
  });

  it('leaves the text of a pre element as it is', () => {
    assert.equal(minify('html`<pre>\n  a\n</pre>`'), 'html`<pre>\n  a\n</pre>`');
  });

  it('reaches templates inside the expressions of others', () => {
    assert.equal(minify('html`<p>\n${a ? html`<i>\n</i>` : b}</p>`'), 'html`<p> ${a ? html`<i> </i>` : b}</p>`');
  });

  it('takes comments and indentation out of styles, and keeps what selectors and calc need', () => {
    const code = 'css`\n  /* why */\n  a  :hover {\n    width: calc(1px + 2px);\n  }\n`';
    assert.equal(minify(code), 'css` a :hover{width: calc(1px + 2px);}`');
  });

  it('never changes a string in a stylesheet', () => {
    assert.equal(minify(`css\`a::after { content: ' ; } '; }\``), `css\`a::after{content: ' ; } ';}\``);
  });

  it('tells a nested selector from a declaration', () => {
    assert.equal(
      minify('css`a { b :hover { top: 0; } &:focus { top: 0 } }`'),
      'css`a{b :hover{top: 0;}&:focus{top: 0}}`',
    );
  });

  it('leaves other template literals alone', () => {
    assert.equal(minify('sql`a\n  b`'), 'sql`a\n  b`');
  });
});
