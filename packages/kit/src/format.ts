const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// ISO 4217; browsers take theirs from CLDR, which differs for some currencies and between versions.
const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const formats = new Map<string, unknown>();

/** One Intl object for each language and set of options: making them costs far more than using them. */
function cached<T>(create: new (lang: string, options: never) => T, lang: string, options: object): T {
  const key = `${create.name}|${lang}|${JSON.stringify(options)}`;
  let found = formats.get(key) as T | undefined;
  if (!found) formats.set(key, (found = new create(lang, options as never)));
  return found;
}

/** Digits after the decimal point of an ISO 4217 currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
  for (const digits of [0, 3, 4]) if (EXPONENTS[digits]!.includes(currency)) return digits;
  return 2;
}

/** Money from integer minor units, such as `24000` and `EUR`. */
export function formatMoney(
  minor: number,
  currency: string,
  lang: string,
  options: Intl.NumberFormatOptions = {},
): string {
  const digits = currencyExponent(currency);
  return cached(Intl.NumberFormat, lang, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...options,
  }).format(minor / 10 ** digits);
}

export const formatNumber = (value: number, lang: string, options: Intl.NumberFormatOptions = {}): string =>
  cached(Intl.NumberFormat, lang, options).format(value);

/** A share of one: `0.25` is 25 %. */
export const formatPercent = (share: number, lang: string): string =>
  formatNumber(share, lang, { style: 'percent', maximumFractionDigits: 1 });

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatBytes(bytes: number, lang: string): string {
  const step = bytes < 1 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return formatNumber(bytes / 1000 ** step, lang, {
    style: 'unit',
    unit: BYTE_UNITS[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  });
}

/** The day of an instant, in the reader's zone unless `timeZone` says otherwise. */
export const formatDate = (
  instant: number,
  lang: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => cached(Intl.DateTimeFormat, lang, options).format(instant);

/** Day and time of an instant, in the reader's zone. */
export const formatDateTime = (instant: number, lang: string): string =>
  formatDate(instant, lang, { dateStyle: 'medium', timeStyle: 'short' });

export const formatTime = (instant: number, lang: string): string => formatDate(instant, lang, { timeStyle: 'short' });

/** A calendar day such as `2026-11-22`: the same day for every reader, whatever their zone. */
export const formatPlainDate = (
  day: string,
  lang: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => formatDate(Date.parse(`${day}T00:00:00Z`), lang, { ...options, timeZone: 'UTC' });

const startOfDay = (instant: number): number => new Date(instant).setHours(0, 0, 0, 0);

/** "5 minutes ago", "tomorrow", within a week of now; the date otherwise. Show the absolute time as a title. */
export function formatRelative(instant: number, lang: string, now = Date.now()): string {
  const relative = cached(Intl.RelativeTimeFormat, lang, { numeric: 'auto' });
  const distance = instant - now;
  const size = Math.abs(distance);
  if (size < MINUTE) return relative.format(0, 'second');
  if (size < HOUR) return relative.format(Math.trunc(distance / MINUTE), 'minute');
  const days = Math.round((startOfDay(instant) - startOfDay(now)) / DAY);
  if (days === 0) return relative.format(Math.trunc(distance / HOUR), 'hour');
  if (Math.abs(days) < 7) return relative.format(days, 'day');
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear();
  return formatDate(instant, lang, sameYear ? { day: 'numeric', month: 'short' } : { dateStyle: 'medium' });
}

/** "75 minutes" as "1 hr 15 min"; whole minutes. */
export function formatDuration(milliseconds: number, lang: string): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  const unit = (value: number, name: string) =>
    formatNumber(value, lang, { style: 'unit', unit: name, unitDisplay: 'short' });
  const hours = Math.floor(minutes / 60);
  return [hours && unit(hours, 'hour'), minutes % 60 && unit(minutes % 60, 'minute')].filter(Boolean).join(' ');
}

export const formatList = (
  items: readonly string[],
  lang: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => cached(Intl.ListFormat, lang, { type, style: 'long' }).format(items);

/** `anna.smith@example.com` as `a•••@example.com`: enough to recognise one's own address. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const first = [...email][0] ?? '';
  return at < 1 ? email : `${first}•••${email.slice(at)}`;
}
