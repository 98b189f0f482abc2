import type { Funnel, FunnelCounts } from '@client-portal/contract/admin';
import { type SQL, sql } from 'drizzle-orm';

import { toPlainDate } from '../../clock.js';
import type { Core } from '../../deps.js';
import type { Settings } from '../../settings.js';
import { ACTIVE } from './count-contacts.js';
import { defaultStart, type FunnelStep, type TimeSpan, toSteps } from './funnel-steps.js';

type Source = Funnel['sources'][number]['source'];

interface Row extends FunnelCounts {
  step: number;
  source: Source;
}

// CROSS JOIN keeps the steps outside, so that each is one range of the index.
const spans = (steps: readonly TimeSpan[]): SQL =>
  sql`(SELECT key AS step, value ->> 0 AS "from", value ->> 1 AS "to"
    FROM json_each(${JSON.stringify(steps.map(({ from, to }) => [from, to]))})) AS span`;

const ofSource = (source: string | undefined): SQL => (source ? sql`AND c.source = ${source}` : sql``);

/** Those whose first invitation fell into each step, and how far each of them came. */
export const invitedStatement = (
  steps: readonly TimeSpan[],
  source: string | undefined,
  activeSince: number,
): SQL => sql`
  SELECT span.step AS step, c.source AS source, count(*) AS sent,
    sum(EXISTS (SELECT 1 FROM mail AS m INDEXED BY mail_invitation WHERE m.contact_id = c.id AND m.template = 'invitation'
      AND m.state IN ('sent', 'delivered', 'complained'))) AS delivered,
    sum(coalesce(c.first_login_at >= c.invited_at, 0)) AS joined,
    sum(coalesce(c.first_login_at >= c.invited_at AND c.last_login_at >= ${activeSince}, 0)) AS active,
    0 AS joinedUninvited
  FROM ${spans(steps)} CROSS JOIN contact AS c INDEXED BY contact_funnel
  WHERE c.invited_at IS NOT NULL AND c.invited_at >= span."from" AND c.invited_at < span."to" ${ofSource(source)}
  GROUP BY span.step, c.source`;

/** Those who signed in for the first time in each step, without an invitation until then. */
export const arrivedStatement = (steps: readonly TimeSpan[], source: string | undefined): SQL => sql`
  SELECT span.step AS step, c.source AS source, 0 AS sent, 0 AS delivered, 0 AS joined, 0 AS active,
    count(*) AS joinedUninvited
  FROM ${spans(steps)} CROSS JOIN contact AS c INDEXED BY contact_arrivals
  WHERE c.first_login_at IS NOT NULL AND c.first_login_at >= span."from" AND c.first_login_at < span."to"
    AND (c.invited_at IS NULL OR c.invited_at > c.first_login_at) ${ofSource(source)}
  GROUP BY span.step, c.source`;

const KEYS = ['sent', 'delivered', 'joined', 'active', 'joinedUninvited'] as const;

const addUp = (rows: readonly FunnelCounts[]): FunnelCounts =>
  Object.fromEntries(KEYS.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)])) as FunnelCounts;

export interface FunnelQuery {
  from?: string | undefined;
  to?: string | undefined;
  step: FunnelStep;
  source?: string | undefined;
}

/** How far those who were invited have come, by the step of their first invitation; who came without, by their arrival. */
export async function getFunnel(core: Core, settings: Settings, query: FunnelQuery): Promise<Funnel> {
  const { timeZone } = settings.business;
  const to = query.to ?? toPlainDate(core.clock(), timeZone);
  const from = query.from ?? defaultStart(to, query.step);
  const steps = toSteps(from, to, query.step, timeZone);
  const [invited, arrived] = await Promise.all([
    core.db.all<Row>(invitedStatement(steps, query.source, core.clock() - ACTIVE)),
    core.db.all<Row>(arrivedStatement(steps, query.source)),
  ]);
  const rows = [...invited, ...arrived];
  const sources = [...new Set(rows.map(({ source }) => source))].sort();
  return {
    from,
    to,
    step: query.step,
    timeZone,
    total: addUp(rows),
    steps: steps.map(({ start }, index) => ({ start, ...addUp(rows.filter(({ step }) => step === index)) })),
    sources: sources.map((source) => ({ source, ...addUp(rows.filter((row) => row.source === source)) })),
  };
}
