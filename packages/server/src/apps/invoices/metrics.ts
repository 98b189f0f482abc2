import type { AppMetric } from '@client-portal/contract/admin';
import { sql } from 'drizzle-orm';

import { toPlainDate } from '../../core/clock.js';
import type { Core } from '../../core/deps.js';
import type { Settings } from '../../core/settings.js';

interface Row {
  currency: string;
  open: number;
  openSum: number;
  overdue: number;
  overdueSum: number;
}

type Counted = { currency: string; count: number; amount: number };

function toMetric(key: string, urgent: boolean, rows: readonly Counted[]): AppMetric {
  const some = rows.filter(({ count }) => count > 0);
  const count = some.reduce((sum, row) => sum + row.count, 0);
  return { key, count, urgent, view: 'invoices', sums: some.map(({ currency, amount }) => ({ currency, amount })) };
}

/** What clients still owe, and how much of it is late by the business's calendar. */
export async function invoiceMetrics(core: Core, { business }: Settings): Promise<AppMetric[]> {
  const today = toPlainDate(core.clock(), business.timeZone);
  const rows = await core.db.all<Row>(sql`SELECT currency, count(*) AS open, sum(total - amount_paid) AS openSum,
      sum(due_on < ${today}) AS overdue, sum(iif(due_on < ${today}, total - amount_paid, 0)) AS overdueSum
    FROM invoice WHERE shelf = 'outstanding' GROUP BY currency ORDER BY currency`);
  return [
    toMetric(
      'open',
      false,
      rows.map(({ currency, open, openSum }) => ({ currency, count: open, amount: openSum })),
    ),
    toMetric(
      'overdue',
      true,
      rows.map(({ currency, overdue, overdueSum }) => ({ currency, count: overdue, amount: overdueSum })),
    ),
  ];
}
