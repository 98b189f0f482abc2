import { and, lte, sql } from 'drizzle-orm';

import { DAY, HOUR, MINUTE } from '../../clock.js';
import { type Statement, write } from '../../db/change.js';
import type { Core } from '../../deps.js';
import type { Job } from '../../jobs.js';
import { originSighting } from './schema.js';

type Surface = 'client' | 'admin';

const REMEMBERED = 200;
const KEPT = 100;

interface Tally {
  writtenAt: number;
  /** Since then. */
  count: number;
}

/** The site of an `Origin` header; undefined for what no browser on the web sends. */
function toSite(origin: string): string | undefined {
  if (origin.length > 200 || !/^https?:/.test(origin) || !URL.canParse(origin)) return undefined;
  return new URL(origin).origin === origin ? origin : undefined;
}

/** The row, and room for it: of the refused ones, what was heard least and longest ago makes place. */
function statements(core: Core, surface: Surface, origin: string, refused: boolean, count: number): Statement[] {
  const now = core.clock();
  const insert = core.db
    .insert(originSighting)
    .values({ surface, origin, refused, count, firstAt: now, lastAt: now })
    .onConflictDoUpdate({
      target: [originSighting.surface, originSighting.origin, originSighting.refused],
      set: { count: sql`${originSighting.count} + ${count}`, lastAt: now },
    });
  const surplus = core.db.run(sql`DELETE FROM origin_sighting WHERE (surface, origin, refused) IN (
    SELECT surface, origin, refused FROM origin_sighting WHERE refused = 1 AND origin <> ${origin}
    ORDER BY count DESC, last_at DESC LIMIT -1 OFFSET ${KEPT - 1})`);
  return refused ? [insert, surplus] : [insert];
}

/**
 * Keeps count of the sites that call: what is refused at most once a minute for each, what is allowed once an hour.
 * A request never waits for it, and a failure of it is only logged.
 */
export class OriginSightings {
  readonly #surface: Surface;
  readonly #tallies = new Map<string, Tally>();

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  note(core: Core, origin: string, { refused }: { refused: boolean }): void {
    const site = toSite(origin);
    if (!site || site === core.url) return;
    const key = `${refused} ${site}`;
    const tally = this.#tallies.get(key) ?? { writtenAt: Number.NEGATIVE_INFINITY, count: 0 };
    tally.count += 1;
    if (core.clock() - tally.writtenAt < (refused ? MINUTE : HOUR)) return;
    const { count } = tally;
    this.#remember(key, { writtenAt: core.clock(), count: 0 });
    void write(core.db, statements(core, this.#surface, site, refused, count)).catch((error: unknown) =>
      core.log.warn({ error: String(error) }, 'A calling site was not noted'),
    );
  }

  #remember(key: string, tally: Tally): void {
    this.#tallies.delete(key);
    this.#tallies.set(key, tally);
    const [oldest] = this.#tallies.keys();
    if (this.#tallies.size > REMEMBERED && oldest !== undefined) this.#tallies.delete(oldest);
  }
}

/** A refusal that has not come again for a month is of no use to anybody. */
export const forgetRefusals: Job = {
  name: 'forget-refusals',
  every: DAY,
  async run({ db, clock }) {
    const old = and(originSighting.refused, lte(originSighting.lastAt, clock() - 30 * DAY));
    await write(db, [db.delete(originSighting).where(old)]);
  },
};
