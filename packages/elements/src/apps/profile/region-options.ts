import type { SelectOption } from '@client-portal/kit/field.js';

/** A language in its own words, such as "Deutsch". */
function languageName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

const withValue = (known: readonly string[], value: string): readonly string[] =>
  value && !known.includes(value) ? [value, ...known] : known;

/** The languages of the portal, each in its own words; the first choice follows the page. */
export function languageOptions(
  locales: readonly string[],
  value: string,
  asPage: (language: string) => string,
  lang: string,
): SelectOption[] {
  return [
    { value: '', label: asPage(languageName(lang)) },
    ...withValue(locales, value).map((locale) => ({ value: locale, label: languageName(locale) })),
  ];
}

const readable = (zone: string): string => zone.replaceAll('_', ' ');

let zones: readonly string[] | undefined;

/** Every time zone that the browser knows; the first choice follows the device. */
export function timeZoneOptions(value: string, asDevice: (zone: string) => string): SelectOption[] {
  zones ??= Intl.supportedValuesOf('timeZone');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    { value: '', label: asDevice(readable(own)) },
    ...withValue(zones, value).map((zone) => ({ value: zone, label: readable(zone) })),
  ];
}
