/** A number as a person types it, `1 234,5` or `1,234.50`, times ten to the power of `digits`; undefined when it is none. */
export function parseDecimal(typed: string, digits: number): number | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f'’]/g, '').replace(/^−/, '-');
  const match = /^(-?)(\d[\d.,]*|[.,]\d+)$/.exec(text);
  if (!match) return undefined;
  const [, sign, body] = match;
  const at = decimalAt(body!);
  const whole = body!.slice(0, at).replaceAll(/[.,]/g, '');
  const part = body!.slice(at + 1).replace(/0+$/, '');
  if (part.length > digits) return undefined;
  const minor = Number(`${sign}${whole || '0'}${part.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** Where the decimals begin: at the last of two kinds of signs, or at the only one that stands once. */
function decimalAt(body: string): number {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  if (last < 0) return body.length;
  const others = body.slice(0, last);
  return others.includes(body[last]!) ? body.length : last;
}

/** The other way round, for a field: `1250` with two digits is `12.50`; whole numbers stay short where `short` says so. */
export function toDecimal(minor: number, digits: number, short = false): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const part = digits ? text.slice(-digits) : '';
  const kept = short ? part.replace(/0+$/, '') : part;
  return `${minor < 0 ? '-' : ''}${whole}${kept ? `.${kept}` : ''}`;
}
