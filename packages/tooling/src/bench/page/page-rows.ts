import type { Row } from '../report.js';
import { median } from '../statistics.js';
import type { Speed, Visit } from './visit.js';

export interface Pair {
  floor: Visit;
  ours: Visit;
}

const NAMES: Record<Speed, string> = { plain: 'as it is here', slow: 'a slow phone' };
const MB = 1_000_000;

const round = (value: number) => Math.round(value).toLocaleString('en');

/** What visits to the sign-in say, each beside one to the floor. */
export function signInRows(speed: Speed, pairs: readonly Pair[]): Row[] {
  const of = (which: keyof Pair, what: 'usable' | 'firstShift' | 'longTasks' | 'heap') =>
    median(pairs.map((pair) => pair[which][what]!));
  const place = NAMES[speed];
  const rows: Row[] = [
    {
      name: `sign-in usable, ${place}`,
      value: median(pairs.map(({ floor, ours }) => ours.usable! / floor.usable!)),
      unit: '×',
      budget: { atMost: speed === 'plain' ? 1.4 : 1.3 },
      note: `${round(of('ours', 'usable'))} against ${round(of('floor', 'usable'))} ms`,
    },
    {
      name: `layout shift after the form, ${place}`,
      value: Math.max(...pairs.map(({ ours }) => ours.laterShift)),
      unit: '',
      budget: { atMost: 0 },
      note: `as the form appears ${of('ours', 'firstShift').toFixed(3)}, floor ${of('floor', 'firstShift').toFixed(3)}`,
    },
  ];
  if (speed === 'slow') {
    rows.push({
      name: `long tasks, ${place}`,
      value: of('ours', 'longTasks'),
      unit: 'ms',
      budget: { atMost: 100 },
      note: `floor ${round(of('floor', 'longTasks'))} ms`,
    });
  } else {
    rows.push({
      name: 'heap beyond the floor',
      value: (of('ours', 'heap') - of('floor', 'heap')) / MB,
      unit: 'MB',
      budget: { atMost: 0.8 },
      note: `${(of('ours', 'heap') / MB).toFixed(1)} against ${(of('floor', 'heap') / MB).toFixed(1)} MB`,
    });
  }
  return rows;
}

/** What visits that signed in say of the time from the answer to the first panel. */
export function panelRows(speed: Speed, pairs: readonly Pair[]): Row[] {
  const took = ({ signedIn, drawn }: Visit) => drawn! - signedIn!;
  return [
    {
      name: `first panel after sign-in, ${NAMES[speed]}`,
      value: median(pairs.map(({ floor, ours }) => took(ours) / took(floor))),
      unit: '×',
      budget: { atMost: 1.5 },
      note: `${round(median(pairs.map(({ ours }) => took(ours))))} against ${round(median(pairs.map(({ floor }) => took(floor))))} ms`,
    },
  ];
}
