export const DAY = 86_400_000;

/** The day this many days from today, as `2026-11-22`. */
export const dateIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
