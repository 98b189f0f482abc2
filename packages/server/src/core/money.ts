/** ISO 4217; `Intl` takes its digits from CLDR, which differs for some currencies. All others have two. */
const EXPONENTS: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
  for (const [digits, codes] of Object.entries(EXPONENTS))
    if (codes.split(' ').includes(currency)) return Number(digits);
  return 2;
}

/** @throws RangeError for an amount that a number cannot hold exactly. */
export function toMinorUnits(amount: bigint): number {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new RangeError('The amount is too large to be counted exactly');
  return number;
}

/** Divides and rounds to the nearest integer, halves to the even one. `divisor` is positive. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const [quotient, rest] = [dividend / divisor, dividend % divisor];
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (dividend < 0n ? -1n : 1n);
}

export interface PricedLine {
  /** Thousandths: 1500 is one and a half. */
  quantity: number;
  /** Minor units. */
  unitPrice: number;
  /** Hundredths of a percent: 1900 is 19 %. */
  taxRate: number;
}

/** What a line costs before tax, in minor units. */
export const lineAmount = ({ quantity, unitPrice }: PricedLine): number =>
  toMinorUnits(divideHalfEven(BigInt(quantity) * BigInt(unitPrice), 1000n));

/** A line's tax in minor units, rounded for the line alone. */
export const lineTax = (line: PricedLine): number =>
  toMinorUnits(divideHalfEven(BigInt(lineAmount(line)) * BigInt(line.taxRate), 10_000n));

/** @throws RangeError past what a number holds exactly. */
export const addUp = (amounts: readonly number[]): number =>
  toMinorUnits(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));

export interface Totals {
  subtotal: number;
  /** One entry for each rate above zero, the highest first. */
  taxes: { rate: number; amount: number }[];
  total: number;
}

/** Adds up rounded lines and rounded taxes, so that what is printed always adds up to the total. */
export function totalsOf(lines: readonly PricedLine[]): Totals {
  const subtotal = addUp(lines.map(lineAmount));
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate))].filter((rate) => rate > 0).sort((a, b) => b - a);
  const taxes = rates.map((rate) => ({
    rate,
    amount: addUp(lines.filter(({ taxRate }) => taxRate === rate).map(lineTax)),
  }));
  return { subtotal, taxes, total: addUp([subtotal, ...taxes.map(({ amount }) => amount)]) };
}

/** Minor units as a plain decimal, such as `-1234.50`; exact, because it never becomes a fraction. */
export function toDecimal(amount: number, currency: string): string {
  const digits = currencyExponent(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${amount < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

/** Money as a person reads it, such as `€1,234.50`. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const digits = currencyExponent(currency);
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return new Intl.NumberFormat(locale, options).format(toDecimal(amount, currency) as Intl.StringNumericLiteral);
}
