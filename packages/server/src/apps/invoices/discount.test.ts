import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addUp, lineAmount, lineTax, totalsOf } from '../../core/money.js';
import { discountLines, type DescribedLine } from './discount.js';

/** The same numbers on every run, so that a failure can be looked into. */
function numbers(seed: number): (max: number) => number {
  let state = seed;
  return (max) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % max;
  };
}

const RATES = [0, 700, 1350, 1900, 2550];

function someLines(next: (max: number) => number): DescribedLine[] {
  return Array.from({ length: 1 + next(8) }, (_, index) => ({
    description: `Line ${index}`,
    quantity: 1 + next(20_000),
    unitPrice: next(2_000_000),
    taxRate: RATES[next(RATES.length)]!,
  }));
}

describe('a discount', () => {
  it('takes off exactly its amount, and all sums still add up, for any lines', () => {
    const next = numbers(20_261_122);
    for (let round = 0; round < 2000; round += 1) {
      const lines = someLines(next);
      const before = totalsOf(lines).subtotal;
      if (before === 0) continue;
      const amount = 1 + next(before);
      const all = [...lines, ...discountLines(lines, { amount, label: 'Discount' })];
      const { subtotal, taxes, total } = totalsOf(all);
      assert.equal(subtotal, before - amount);
      assert.equal(total, addUp(all.map((line) => lineAmount(line) + lineTax(line))));
      assert.equal(total, subtotal + addUp(taxes.map((tax) => tax.amount)));
      assert.ok(total >= 0 && Number.isSafeInteger(total));
    }
  });

  it('of a percentage never takes more than the whole', () => {
    const next = numbers(7);
    for (let round = 0; round < 2000; round += 1) {
      const lines = someLines(next);
      const percent = 1 + next(10_000);
      const { subtotal } = totalsOf([...lines, ...discountLines(lines, { percent, label: 'Discount' })]);
      const exact = (totalsOf(lines).subtotal * (10_000 - percent)) / 10_000;
      assert.ok(Math.abs(subtotal - exact) <= RATES.length / 2 + 1e-6, `${subtotal} is not ${exact}`);
    }
  });

  it('of everything leaves nothing', () => {
    const lines = someLines(numbers(3));
    assert.equal(totalsOf([...lines, ...discountLines(lines, { percent: 10_000, label: 'Gift' })]).total, 0);
  });

  it('says to which tax rate each part belongs, where there are several', () => {
    const line = { description: 'A', quantity: 1000, unitPrice: 10_000 };
    const off = discountLines(
      [
        { ...line, taxRate: 1900 },
        { ...line, taxRate: 700 },
      ],
      { percent: 1000, label: 'Friends' },
    );
    assert.deepEqual(
      off.map(({ description, unitPrice }) => [description, unitPrice]),
      [
        ['Friends 10 % (19 %)', -1000],
        ['Friends 10 % (7 %)', -1000],
      ],
    );
  });

  it('of more than the lines come to is refused', () => {
    const lines = [{ description: 'A', quantity: 1000, unitPrice: 100, taxRate: 0 }];
    assert.throws(() => discountLines(lines, { amount: 101, label: 'Discount' }), { code: 'invalid_request' });
  });
});
