import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toPrintable } from './printable.js';

const latin = (codePoint: number) =>
  codePoint < 0x250 || (codePoint >= 0x600 && codePoint < 0x700) || codePoint === 0x200c;

describe('printable text', () => {
  it('leaves out pictures with all they are made of', () => {
    assert.equal(toPrintable('Mara 🌸 Lind', latin), 'Mara Lind');
    assert.equal(toPrintable('👩‍👩‍👧 Family 👍🏽🇩🇪❤️', latin), 'Family');
  });

  it('marks what it cannot print, and what was nothing but pictures', () => {
    assert.equal(toPrintable('合同 review', latin), '□□ review');
    assert.equal(toPrintable('🎉', latin), '□');
    assert.equal(toPrintable('  ', latin), '');
  });

  it('keeps Arabic and its joiners, and drops what only steers direction', () => {
    assert.equal(toPrintable('\u202Eمی\u200Cخواهم\u202C', latin), 'می\u200Cخواهم');
  });

  it('keeps one line a line', () => {
    assert.equal(toPrintable('a\tb\u0000c\r\nd', latin), 'a bc d');
  });

  it('composes letters, so that one glyph prints them', () => {
    assert.equal(toPrintable('u\u0308', latin), 'ü');
  });
});
