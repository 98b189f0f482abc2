import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import type { Funnel, FunnelCounts } from '@client-portal/contract/admin';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

import { createAdminTester } from '../../../testing/admin-tester.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import { startOfDay } from '../../zoned-day.js';
import { arrivedStatement, invitedStatement } from './get-funnel.js';

const DAY = 86_400_000;
const ZONE = 'America/New_York';
const SOURCES = ['import', 'form', 'manual', 'invite'] as const;
const KEYS = ['sent', 'delivered', 'joined', 'active', 'joinedUninvited'] as const;

interface Person {
  source: (typeof SOURCES)[number];
  invited: number | null;
  joined: number | null;
  last: number | null;
  delivered: boolean;
}

/** The same people every time. */
function people(now: number, count: number): Person[] {
  let seed = 7;
  const random = (size: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % size;
  return Array.from({ length: count }, () => {
    const invited = random(5) === 0 ? null : now - random(120 * DAY);
    const joined = random(3) === 0 ? null : Math.min(now, (invited ?? now - random(100 * DAY)) + random(9 * DAY) - DAY);
    const last = joined === null ? null : Math.min(now, joined + random(60 * DAY));
    return { source: SOURCES[random(4)]!, invited, joined, last, delivered: random(4) > 0 };
  });
}

describe('the funnel', async () => {
  const portal = await createFilePortal();
  const now = portal.time.now;
  const all = people(now, 600);
  const staff = await createAdminTester(portal).addStaff('read-only');

  before(async () => {
    await portal.changeSettings((settings) => void (settings.business.timeZone = ZONE));
    const statements = all.flatMap(({ source, invited, joined, last, delivered }, index) => {
      const id = `ctc_f${index}`;
      return [
        {
          sql: `INSERT INTO contact (id, source, invited_at, first_login_at, last_login_at, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, 1, 1)`,
          args: [id, source, invited, joined, last],
        },
        {
          sql: `INSERT INTO mail (id, template, contact_id, to_address, cause, state, created_at)
            VALUES (?, ?, ?, 'a@b.test', ?, ?, 1)`,
          args: [
            `msg_${index}`,
            index % 50 ? 'invitation' : 'sign-in',
            id,
            `c${index}`,
            delivered ? 'sent' : 'bounced',
          ],
        },
      ];
    });
    await portal.database.client.batch(statements, 'write');
  });

  const ask = async (query: string): Promise<Funnel> => {
    const response = await staff.send('GET', `/api/admin/metrics/funnel?${query}`);
    assert.equal(response.status, 200);
    return (await response.json()) as Funnel;
  };

  /** The slow and obvious way. */
  function count(from: number, to: number, source?: string): FunnelCounts {
    const within = (at: number | null): at is number => at !== null && at >= from && at < to;
    const numbers: FunnelCounts = { sent: 0, delivered: 0, joined: 0, active: 0, joinedUninvited: 0 };
    for (const [index, person] of all.entries()) {
      if (source && person.source !== source) continue;
      const { invited, joined, last } = person;
      if (within(joined) && (invited === null || invited > joined)) numbers.joinedUninvited += 1;
      if (!within(invited)) continue;
      const came = joined !== null && joined >= invited;
      numbers.sent += 1;
      numbers.delivered += person.delivered && index % 50 ? 1 : 0;
      numbers.joined += came ? 1 : 0;
      numbers.active += came && last! >= now - 30 * DAY ? 1 : 0;
    }
    return numbers;
  }

  const pick = (row: FunnelCounts) => Object.fromEntries(KEYS.map((key) => [key, row[key]]));

  for (const [step, starts] of [
    ['day', ['2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02']],
    ['week', ['2026-10-28', '2026-11-02']],
    ['month', ['2026-10-28', '2026-11-01']],
  ] as const) {
    it(`counts each ${step} by the clocks of the business, over a change of the clocks`, async () => {
      const funnel = await ask(`from=2026-10-28&to=2026-11-02&step=${step}`);
      assert.deepEqual(
        funnel.steps.map(({ start }) => start),
        starts,
      );
      const ends = [...starts.slice(1), '2026-11-03'];
      for (const [index, each] of funnel.steps.entries()) {
        const expected = count(startOfDay(starts[index]!, ZONE), startOfDay(ends[index]!, ZONE));
        assert.deepEqual(pick(each), expected, each.start);
      }
    });
  }

  it('adds up over all steps and all sources', async () => {
    const funnel = await ask('from=2026-07-01&step=week');
    const expected = count(startOfDay('2026-07-01', ZONE), now + DAY);
    assert.deepEqual(pick(funnel.total), expected);
    assert.ok(Object.values(expected).every((value) => value > 0));
    for (const key of KEYS) {
      assert.equal(
        funnel.steps.reduce((sum, row) => sum + row[key], 0),
        expected[key],
      );
      assert.equal(
        funnel.sources.reduce((sum, row) => sum + row[key], 0),
        expected[key],
      );
    }
  });

  it('shows one source alone', async () => {
    const funnel = await ask('from=2026-07-01&source=form');
    assert.deepEqual(pick(funnel.total), count(startOfDay('2026-07-01', ZONE), now + DAY, 'form'));
    assert.deepEqual(
      funnel.sources.map(({ source }) => source),
      ['form'],
    );
  });

  it('looks back twelve whole weeks, and ends today, when it is not told', async () => {
    const { from, to, steps } = await ask('');
    assert.deepEqual([from, to, steps.length], ['2026-08-17', '2026-11-02', 12]);
  });

  for (const query of ['from=2026-11-02&to=2026-11-01', 'from=2020-01-01&step=day', 'from=2026-13-01', 'step=year']) {
    it(`refuses ${query}`, async () => {
      assert.equal((await staff.send('GET', `/api/admin/metrics/funnel?${query}`)).status, 422);
    });
  }

  it('reads each step from an index', async () => {
    const spans = [{ start: '2026-11-01', from: 1, to: 2 }];
    for (const [statement, index] of [
      [invitedStatement(spans, undefined, 1), 'contact_funnel'],
      [arrivedStatement(spans, 'form'), 'contact_arrivals'],
    ] as const) {
      const { sql, params } = new SQLiteAsyncDialect().sqlToQuery(statement);
      const { rows } = await portal.database.client.execute({
        sql: `EXPLAIN QUERY PLAN ${sql}`,
        args: params as string[],
      });
      const plan = rows.map((row) => String(row['detail'])).join('\n');
      assert.match(plan, new RegExp(`SEARCH c USING COVERING INDEX ${index}`));
      if (plan.includes(' m ')) assert.match(plan, /SEARCH m USING COVERING INDEX mail_invitation \(contact_id=\?/);
      assert.doesNotMatch(plan, /SCAN (c|contact|m|mail)\b/);
    }
  });
});

describe('the beginning of a day', () => {
  for (const [day, zone, instant] of [
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00Z'],
  ] as const) {
    it(`${day} in ${zone}`, () =>
      assert.equal(new Date(startOfDay(day, zone)).toISOString(), instant.replace('Z', '.000Z')));
  }
});
