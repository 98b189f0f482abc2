import type { InvoiceSettings, InvoiceSettingsChange } from '@client-portal/contract/invoices/admin';
import { and, eq, type SQL } from 'drizzle-orm';

import { toPlainDate } from '../../core/clock.js';
import { tryCommit } from '../../core/commit.js';
import { expectChange } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import { recordEvent, type Actor } from '../../core/events.js';
import { changedMeanwhile, nextVersion } from '../../core/http/etag.js';
import { readSettings } from '../../core/settings.js';
import { findNextNumber, lastCount, skipTo } from './numbering.js';
import { invoiceSetting } from './schema.js';

/** How a business writes its invoices. */
export type InvoiceWriting = typeof invoiceSetting.$inferSelect;

export async function readWriting(core: Core): Promise<InvoiceWriting> {
  const [row] = await core.db.select().from(invoiceSetting);
  return row!;
}

async function thisYear(core: Core): Promise<number> {
  const { business } = await readSettings(core.db);
  return Number(toPlainDate(core.clock(), business.timeZone).slice(0, 4));
}

export async function getInvoiceSettings(core: Core): Promise<{ settings: InvoiceSettings; version: number }> {
  const { prefix, dueDays, taxRate, note, updatedAt } = await readWriting(core);
  const { number, count } = await findNextNumber(core, prefix, await thisYear(core));
  const { business } = await readSettings(core.db);
  const settings = { prefix, nextNumber: number, next: count, dueDays, taxRate, note, currency: business.currency };
  return { settings, version: updatedAt };
}

/** @throws PortalError `changed_meanwhile` for another version, `invalid_request` for a number that was given. */
export async function changeInvoiceSettings(
  core: Core,
  actor: Actor,
  { next, ...change }: InvoiceSettingsChange,
  version: number | undefined,
): Promise<void> {
  const before = await readWriting(core);
  if (version !== undefined && version !== before.updatedAt) throw changedMeanwhile();
  const year = await thisYear(core);
  const known: SQL | undefined = and(eq(invoiceSetting.id, 1), eq(invoiceSetting.updatedAt, before.updatedAt));
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const data = { ...set, ...(next === undefined ? {} : { next, last: await lastCount(core, year), year }) };
  const done = await tryCommit(core, [
    core.db
      .update(invoiceSetting)
      .set({ ...set, updatedAt: nextVersion(core.clock(), before.updatedAt) })
      .where(known),
    expectChange(core.db),
    ...(next === undefined ? [] : await skipTo(core, year, next)),
    recordEvent(core.db, { type: 'invoice-settings.changed', actor, data, at: core.clock() }),
  ]);
  if (!done) throw changedMeanwhile();
}
