import type { AccountTranslate } from './account-messages.js';

// The first match counts: most browsers also name the ones that they resemble.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

const find = (list: typeof BROWSERS, userAgent: string) => list.find(([pattern]) => pattern.test(userAgent))?.[1];

/** The machine that a user agent speaks of, such as `iPhone`. */
export const systemOf = (userAgent: string): string | undefined => find(SYSTEMS, userAgent);

export const isPhone = (userAgent: string): boolean => /iPhone|Android.*Mobile/.test(userAgent);

/** A user agent in words, such as "Chrome on Mac". */
export function deviceName(userAgent: string | null, t: AccountTranslate): string {
  const browser = find(BROWSERS, userAgent ?? '');
  const system = systemOf(userAgent ?? '');
  if (browser && system) return t('device', { browser, system });
  return browser ?? system ?? t('deviceUnknown');
}
