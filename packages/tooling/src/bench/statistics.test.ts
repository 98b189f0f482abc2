import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { median, quantile } from './statistics.js';

describe('a quantile', () => {
  it('takes the middle of an odd number of values, whatever their order', () => {
    assert.equal(median([30, 1, 2]), 2);
  });

  it('lies halfway between the middle two of an even number', () => {
    assert.equal(median([10, 1, 2, 3]), 2.5);
  });

  it('sorts by size, not by spelling', () => {
    assert.equal(quantile([9, 10, 100], 1), 100);
  });

  it('leaves that share of the values below it', () => {
    const hundred = Array.from({ length: 101 }, (_, i) => i);
    assert.equal(quantile(hundred, 0.99), 99);
  });

  it('refuses to answer for no values', () => {
    assert.throws(() => median([]), RangeError);
  });
});
