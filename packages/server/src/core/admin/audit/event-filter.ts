import { and, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm';

import { MINUTE } from '../../clock.js';
import { event } from '../../db/work-schema.js';
import { startOfDay } from '../../zoned-day.js';

/** What the operations on the log let a caller choose by. */
export interface EventFilter {
  type?: string | undefined;
  actor?: string | undefined;
  contact?: string | undefined;
  subject?: string | undefined;
  /** The first and the last calendar day. */
  from?: string | undefined;
  to?: string | undefined;
}

function ofTypes(types: string): SQL | undefined {
  const all = types.split(',');
  const exact = all.filter((type) => !type.endsWith('*'));
  const nouns = all.filter((type) => type.endsWith('*')).map((type) => type.slice(0, -1));
  return or(
    exact.length > 0 ? inArray(event.type, exact) : undefined,
    ...nouns.map((noun) => and(gte(event.type, noun), lt(event.type, `${noun}\uffff`))),
  );
}

const ofActor = (actor: string): SQL =>
  actor.includes(':') || actor === 'system' || actor === 'cli'
    ? eq(event.actor, actor)
    : like(event.actor, `${actor}:%`);

function ofSubject(subject: string): SQL | undefined {
  const [type = '', id = ''] = subject.split(':');
  return and(eq(event.subjectType, type), eq(event.subjectId, id));
}

// Clocks of several nodes differ a little: the sequence only narrows the search, the instant decides.
const around = (at: number): SQL => sql`at >= ${at - MINUTE} AND at < ${at + MINUTE}`;

const since = (at: number): SQL | undefined =>
  and(
    gte(event.at, at),
    sql`${event.seq} >= coalesce((SELECT min(seq) FROM event WHERE ${around(at)}),
      (SELECT seq FROM event WHERE at >= ${at} ORDER BY at, seq LIMIT 1), 0)`,
  );

const before = (at: number): SQL | undefined =>
  and(
    lt(event.at, at),
    sql`${event.seq} <= coalesce((SELECT max(seq) FROM event WHERE ${around(at)}),
      (SELECT seq FROM event WHERE at < ${at} ORDER BY at DESC, seq DESC LIMIT 1), 0)`,
  );

/** The day after a calendar day. */
const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The rows that fit; days are those of the given time zone. */
export const whereEvent = ({ type, actor, contact, subject, from, to }: EventFilter, timeZone = 'UTC') =>
  and(
    type ? ofTypes(type) : undefined,
    actor ? ofActor(actor) : undefined,
    contact ? eq(event.contactId, contact) : undefined,
    subject ? ofSubject(subject) : undefined,
    from ? since(startOfDay(from, timeZone)) : undefined,
    to ? before(startOfDay(nextDay(to), timeZone)) : undefined,
  );
