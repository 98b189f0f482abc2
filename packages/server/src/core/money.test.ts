import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  currencyExponent,
  divideHalfEven,
  formatMoney,
  lineAmount,
  lineTax,
  toDecimal,
  totalsOf,
  type PricedLine,
} from './money.js';

/** The same numbers on every run, so that a failure can be repeated. */
function createRandom(seed: number) {
  let state = seed;
  return (max: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * max);
  };
}

function someLines(random: (max: number) => number): PricedLine[] {
  return Array.from({ length: 1 + random(12) }, () => ({
    quantity: random(200_000) - 20_000,
    unitPrice: random(5_000_000),
    taxRate: [0, 700, 1900, 1234][random(4)]!,
  }));
}

describe('money', () => {
  it('rounds halves to the even neighbour, on both sides of zero', () => {
    const halves = [5n, 15n, 25n, -5n, -15n, -25n, 14n, 16n, -16n];
    assert.deepEqual(
      halves.map((value) => divideHalfEven(value, 10n)),
      [0n, 2n, 2n, 0n, -2n, -2n, 1n, 2n, -2n],
    );
  });

  it('never leaves the exact value by more than half a unit', () => {
    const random = createRandom(1);
    for (let round = 0; round < 2000; round += 1) {
      const [dividend, divisor] = [BigInt(random(2 ** 31) - 2 ** 30), BigInt(1 + random(10_000))];
      const off = divideHalfEven(dividend, divisor) * divisor - dividend;
      assert.ok(2n * (off < 0n ? -off : off) <= divisor, `${dividend} / ${divisor}`);
    }
  });

  it('makes totals that are exactly the sum of their lines and taxes', () => {
    const random = createRandom(2);
    for (let round = 0; round < 500; round += 1) {
      const lines = someLines(random);
      const { subtotal, taxes, total } = totalsOf(lines);
      assert.equal(
        subtotal,
        lines.reduce((sum, line) => sum + lineAmount(line), 0),
      );
      assert.equal(
        total - subtotal,
        lines.reduce((sum, line) => sum + lineTax(line), 0),
      );
      assert.equal(
        total - subtotal,
        taxes.reduce((sum, { amount }) => sum + amount, 0),
      );
      assert.ok([subtotal, total].every(Number.isSafeInteger));
    }
  });

  it('adds up to the same whatever the order of the lines', () => {
    const random = createRandom(3);
    for (let round = 0; round < 200; round += 1) {
      const lines = someLines(random);
      assert.deepEqual(totalsOf(lines.toReversed()), totalsOf(lines));
    }
  });

  it('counts an hour and a half at a rate in cents', () => {
    assert.equal(lineAmount({ quantity: 1500, unitPrice: 9999, taxRate: 0 }), 14_998);
    assert.equal(lineTax({ quantity: 1000, unitPrice: 1050, taxRate: 1000 }), 105);
    assert.equal(lineTax({ quantity: 1000, unitPrice: 50, taxRate: 1900 }), 10);
  });

  it('refuses what a number cannot hold exactly', () => {
    assert.throws(
      () => lineAmount({ quantity: 2_000_000, unitPrice: Number.MAX_SAFE_INTEGER, taxRate: 0 }),
      RangeError,
    );
  });

  it('knows currencies without and with three decimals', () => {
    assert.deepEqual(['JPY', 'EUR', 'KWD', 'CLF'].map(currencyExponent), [0, 2, 3, 4]);
    assert.deepEqual(
      [toDecimal(500, 'JPY'), toDecimal(5, 'EUR'), toDecimal(-1_234_500, 'KWD')],
      ['500', '0.05', '-1234.500'],
    );
  });

  it('prints the largest amounts without losing a unit', () => {
    assert.equal(formatMoney(9_007_199_254_740_991, 'EUR', 'en'), '€90,071,992,547,409.91');
  });
});
