import { expect } from '@open-wc/testing';

import { parseDecimal, toDecimal } from './decimal.js';

describe('a number as a person types it', () => {
  for (const [typed, digits, minor] of [
    ['12.50', 2, 1250],
    ['12,5', 2, 1250],
    ['1,234.50', 2, 123_450],
    ['1.234,50', 2, 123_450],
    ['1 234,5', 2, 123_450],
    ["1'234.5", 2, 123_450],
    ['1,234,567', 2, 123_456_700],
    ['−3', 2, -300],
    ['.5', 2, 50],
    ['500', 0, 500],
    ['0.125', 3, 125],
    ['12.500', 2, 1250],
  ] as const) {
    it(`reads ${typed} with ${digits} digits`, () => expect(parseDecimal(typed, digits)).to.equal(minor));
  }

  for (const typed of ['', 'abc', '1.005', '12 €', '1e3', '--1', '99999999999999999']) {
    it(`refuses ${typed || 'nothing'}`, () => expect(parseDecimal(typed, 2)).to.equal(undefined));
  }

  it('comes back as it was', () => {
    for (const minor of [0, 5, -5, 1250, 123_450]) expect(parseDecimal(toDecimal(minor, 2), 2)).to.equal(minor);
    expect(toDecimal(2550, 2, true)).to.equal('25.5');
    expect(toDecimal(1000, 3, true)).to.equal('1');
  });
});
