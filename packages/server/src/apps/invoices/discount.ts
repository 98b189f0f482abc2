import type { Discount } from '@client-portal/contract/invoices/admin';
import { PortalError } from '@client-portal/contract/errors';

import { addUp, divideHalfEven, lineAmount, toMinorUnits, type PricedLine } from '../../core/money.js';

export type DescribedLine = PricedLine & { description: string };

/** What the lines of each tax rate come to, the highest rate first. */
function sumsByRate(lines: readonly DescribedLine[]): { taxRate: number; sum: number }[] {
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate))].sort((a, b) => b - a);
  return rates.map((taxRate) => ({
    taxRate,
    sum: addUp(lines.filter((line) => line.taxRate === taxRate).map(lineAmount)),
  }));
}

const tooMuch = (message: string) =>
  new PortalError('invalid_request', message, { errors: [{ path: 'discount', message }] });

/** Rounds running totals, so that the parts come to exactly the amount. */
function spread(amount: number, sums: readonly number[]): number[] {
  const all = addUp(sums);
  let passed = 0n;
  let given = 0n;
  return sums.map((sum) => {
    passed += BigInt(sum);
    const upTo = divideHalfEven(BigInt(amount) * passed, BigInt(all));
    const part = upTo - given;
    given = upTo;
    return toMinorUnits(part);
  });
}

const percentOf = (sum: number, percent: number): number =>
  toMinorUnits(divideHalfEven(BigInt(sum) * BigInt(percent), 10_000n));

/**
 * A discount as lines below zero, one for each tax rate, so that taxes and sums come out as for any other line.
 * One of everything takes each line back by itself, because rounded taxes would leave a cent.
 * @throws PortalError `invalid_request` when it is more than the lines come to.
 */
export function discountLines(lines: readonly DescribedLine[], discount: Discount | null): DescribedLine[] {
  if (!discount || lines.length === 0) return [];
  const groups = sumsByRate(lines);
  const sums = groups.map(({ sum }) => sum);
  if (addUp(sums) < ('amount' in discount ? discount.amount : 0))
    throw tooMuch('The discount is more than the lines come to');
  const isAll = 'amount' in discount ? discount.amount === addUp(sums) : discount.percent === 10_000;
  if (isAll)
    return lines.map((line) => ({
      ...line,
      description: `${discount.label}: ${line.description}`,
      unitPrice: -line.unitPrice,
    }));
  const parts =
    'amount' in discount ? spread(discount.amount, sums) : sums.map((sum) => percentOf(sum, discount.percent));
  return groups.flatMap(({ taxRate }, index) =>
    parts[index] === 0
      ? []
      : [
          {
            description: labelOf(discount, groups.length > 1, taxRate),
            quantity: 1000,
            unitPrice: -parts[index]!,
            taxRate,
          },
        ],
  );
}

function labelOf(discount: Discount, isOneOfSeveral: boolean, taxRate: number): string {
  const label = 'percent' in discount ? `${discount.label} ${discount.percent / 100} %` : discount.label;
  return isOneOfSeveral ? `${label} (${taxRate / 100} %)` : label;
}
