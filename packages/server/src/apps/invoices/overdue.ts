import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';

import { HOUR } from '../../core/clock.js';
import { tryCommit } from '../../core/commit.js';
import { expectChange } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import type { Job } from '../../core/jobs.js';
import { isAppEnabled, readSettings, type Settings } from '../../core/settings.js';
import { noteInvoice } from './invoice-events.js';
import { businessDay } from './invoice-status.js';
import { orderInvoiceMail } from './mails.js';
import { invoice, type InvoiceRow } from './schema.js';

const BATCH = 100;

/** Every client's; literals, so that the partial index of what can become overdue is used. */
export const selectOverdue = (core: Core, today: string) =>
  core.db
    .select()
    .from(invoice)
    .where(and(isNull(invoice.overdueAt), sql`state IN ('open', 'partially_paid')`, lt(invoice.dueOn, today)))
    .orderBy(asc(invoice.dueOn), asc(invoice.id))
    .limit(BATCH);

async function noteOverdue(core: Core, settings: Settings, row: InvoiceRow): Promise<void> {
  const still = and(
    eq(invoice.id, row.id),
    isNull(invoice.overdueAt),
    inArray(invoice.state, ['open', 'partially_paid']),
  );
  await tryCommit(core, [
    core.db.update(invoice).set({ overdueAt: core.clock() }).where(still),
    expectChange(core.db),
    noteInvoice(core, 'invoice.overdue', 'system', row),
    ...(await orderInvoiceMail(core, settings, 'invoice-overdue', row)),
  ]);
}

/** Notes, once, that an invoice's day has passed at the business, and mails one reminder. */
export const overdueJob: Job = {
  name: 'invoices/overdue',
  every: HOUR,
  async run(core) {
    const settings = await readSettings(core.db);
    if (!isAppEnabled(settings, 'invoices')) return;
    const today = businessDay(core, settings);
    for (;;) {
      const rows = await selectOverdue(core, today);
      for (const row of rows) await noteOverdue(core, settings, row);
      if (rows.length < BATCH) return;
    }
  },
};
