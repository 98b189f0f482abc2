import { PortalError } from '@client-portal/contract/errors';
import { and, eq, lt, sql } from 'drizzle-orm';

import { expectChange, type Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import { invoice, invoiceCounter, type InvoiceRow } from './schema.js';

/** A draft's place in the column of numbers is held by its id until it is sent. */
export const numberOf = ({ id, number }: Pick<InvoiceRow, 'id' | 'number'>): string | null =>
  number === id ? null : number;

export const formatInvoiceNumber = (prefix: string, year: number, count: number): string =>
  `${prefix}${year}-${String(count).padStart(4, '0')}`;

/** How many numbers of the year are given. */
export async function lastCount(core: Core, year: number): Promise<number> {
  const [row] = await core.db.select().from(invoiceCounter).where(eq(invoiceCounter.year, year));
  return row?.last ?? 0;
}

export interface NextNumber {
  number: string;
  year: number;
  /** The counter as it was read, and as it will be. */
  before: number;
  count: number;
}

/** The next free number of a year; one that was given by hand is passed over. */
export async function findNextNumber(core: Core, prefix: string, year: number): Promise<NextNumber> {
  const before = await lastCount(core, year);
  for (let count = before + 1; ; count += 1) {
    const number = formatInvoiceNumber(prefix, year, count);
    const [taken] = await core.db.select({ id: invoice.id }).from(invoice).where(eq(invoice.number, number));
    if (!taken) return { number, year, before, count };
  }
}

/** Counts up, beside the invoice that takes the number; the whole batch is undone when somebody else counted meanwhile. */
export const takeNumber = (core: Core, { year, before, count }: NextNumber): Statement[] => [
  core.db
    .insert(invoiceCounter)
    .values({ year, last: count })
    .onConflictDoUpdate({
      target: invoiceCounter.year,
      set: { last: count },
      setWhere: eq(invoiceCounter.last, before),
    }),
  expectChange(core.db),
];

/** Has the year go on with this number. @throws PortalError `invalid_request` for one that was given already. */
export async function skipTo(core: Core, year: number, next: number): Promise<Statement[]> {
  const last = await lastCount(core, year);
  if (next === last + 1) return [];
  if (next <= last) {
    const message = `Number ${last} of ${year} is given already; the next one can be ${last + 1} or higher`;
    throw new PortalError('invalid_request', message, { errors: [{ path: 'next', message }] });
  }
  return [
    core.db
      .insert(invoiceCounter)
      .values({ year, last: next - 1 })
      .onConflictDoUpdate({
        target: invoiceCounter.year,
        set: { last: next - 1 },
        setWhere: and(eq(invoiceCounter.year, year), lt(invoiceCounter.last, next - 1)) ?? sql`1`,
      }),
    expectChange(core.db),
  ];
}
