import { PortalError } from '@client-portal/contract/errors';

import { startOfDay } from '../../zoned-day.js';

const DAY = 86_400_000;
const MOST = 400;

export type FunnelStep = 'day' | 'week' | 'month';

export interface TimeSpan {
  /** The calendar day it begins with. */
  start: string;
  from: number;
  /** Not part of it any more. */
  to: number;
}

const toDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const toInstant = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The calendar day so many days later. */
export const addDays = (day: string, days: number): string => toDay(toInstant(day) + days * DAY);

/** The first day of the next step; weeks begin on Monday. */
function nextStart(day: string, step: FunnelStep): string {
  if (step === 'day') return addDays(day, 1);
  const date = new Date(toInstant(day));
  if (step === 'month') return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  return addDays(day, 7 - ((date.getUTCDay() + 6) % 7));
}

/** Where a look back from a day begins: 28 days, or 12 whole weeks or months with the current one. */
export function defaultStart(to: string, step: FunnelStep): string {
  if (step === 'day') return addDays(to, -27);
  const date = new Date(toInstant(to));
  if (step === 'month') return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 11, 1));
  return addDays(to, -7 * 11 - ((date.getUTCDay() + 6) % 7));
}

const refuse = (message: string) =>
  new PortalError('invalid_request', message, { errors: [{ path: 'from', message }] });

/** The steps from one calendar day to another, both included, by the clocks of a zone. */
export function toSteps(from: string, to: string, step: FunnelStep, timeZone: string): TimeSpan[] {
  if (Number.isNaN(toInstant(from)) || Number.isNaN(toInstant(to))) throw refuse('There is no such day');
  if (from > to) throw refuse('The first day is after the last one');
  const steps: TimeSpan[] = [];
  const end = addDays(to, 1);
  for (let start = from; start < end; ) {
    const next = nextStart(start, step);
    const stop = next < end ? next : end;
    steps.push({ start, from: startOfDay(start, timeZone), to: startOfDay(stop, timeZone) });
    if (steps.length > MOST) throw refuse(`More than ${MOST} steps; choose longer ones or a shorter time`);
    start = stop;
  }
  return steps;
}
