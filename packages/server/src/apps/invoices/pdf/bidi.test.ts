import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { visualRuns } from './bidi.js';

const shown = (line: string) => visualRuns(line).map(({ text, rightToLeft }) => (rightToLeft ? `<${text}` : text));

describe('visual runs', () => {
  it('leave text without right-to-left letters as it is', () => {
    assert.deepEqual(shown('2 Größen (neu)'), ['2 Größen (neu)']);
    assert.deepEqual(shown(''), []);
  });

  it('put a number to the left of the Arabic it follows', () => {
    assert.deepEqual(shown('شارع 12'), ['12', '<شارع ']);
    assert.deepEqual(shown('المبلغ 1,234.50 فقط'), ['< فقط', '1,234.50', '<المبلغ ']);
  });

  it('turn brackets round with the text they hold', () => {
    assert.deepEqual(shown('(سلام)'), ['<)سلام(']);
  });

  it('keep Latin words in Arabic, and Arabic words in Latin, in their own order', () => {
    assert.deepEqual(shown('شركة Blue Sky العربية'), ['< العربية', 'Blue Sky', '<شركة ']);
    assert.deepEqual(shown('Dear سلام, hello'), ['Dear ', '<سلام', ', hello']);
    assert.deepEqual(shown('From مريم 12 علي on'), ['From ', '< علي', '12', '<مريم ', ' on']);
  });

  it('keep marks on their letters', () => {
    assert.deepEqual(shown('مُحَمَّد'), ['<مُحَمَّد']);
  });
});
