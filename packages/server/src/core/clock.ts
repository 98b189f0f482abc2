/** Where the time comes from: milliseconds since 1970. Tests pass their own. */
export type Clock = () => number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format takes a hundred times as long as using one.
function plainDateFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format;
}

/** The calendar day, `2026-11-22`, at an instant in a zone. */
export const toPlainDate = (instant: number, timeZone: string): string => plainDateFormat(timeZone).format(instant);
