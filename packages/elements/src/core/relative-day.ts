import { formatPlainDate } from '@client-portal/kit/format.js';

const DAY = 86_400_000;

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** Days from the reader's today to a calendar day such as `2026-11-22`; negative when it has passed. */
export function daysUntil(day: string, now = Date.now()): number {
  const today = new Date(now);
  return Math.round(
    (Date.parse(`${day}T00:00:00Z`) - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / DAY,
  );
}

/** "today", "in 3 days", "yesterday" within a week of now; the date otherwise. Show the date itself as a title. */
export function formatRelativeDay(day: string, lang: string, now = Date.now()): string {
  const days = daysUntil(day, now);
  if (Math.abs(days) > 7) return formatPlainDate(day, lang);
  const format = formats.get(lang) ?? new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  formats.set(lang, format);
  return format.format(days, 'day');
}
