import type { Discount, DraftInput, Due } from '@client-portal/contract/invoices/admin';
import { PortalError } from '@client-portal/contract/errors';
import { eq } from 'drizzle-orm';

import { toPlainDate } from '../../core/clock.js';
import { contact } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import { lineAmount, totalsOf } from '../../core/money.js';
import type { Settings } from '../../core/settings.js';
import { discountLines, type DescribedLine } from './discount.js';
import type { InvoiceWriting } from './invoice-settings.js';
import { numberOf } from './numbering.js';
import type { InvoiceLineRow, InvoiceRow } from './schema.js';

/** All that is decided about an invoice before it is sent. */
export interface Draft {
  contactId: string;
  title: string;
  lines: DescribedLine[];
  discount: Discount | null;
  currency: string;
  issuedOn: string | null;
  due: Due;
  note: string;
  number: string | null;
  billTo: { name: string; address: string[] } | null;
}

type BillTo = NonNullable<Draft['billTo']>;
type Writable = Omit<InvoiceRow, 'id' | 'state' | 'tray' | 'shelf' | 'createdAt' | 'updatedAt' | 'number'>;

export type DraftColumns = Pick<
  Writable,
  | 'contactId'
  | 'title'
  | 'currency'
  | 'issuedOn'
  | 'issueDaySet'
  | 'dueOn'
  | 'dueDays'
  | 'subtotal'
  | 'tax'
  | 'total'
  | 'note'
  | 'discount'
  | 'billToSet'
  | 'billToName'
  | 'billToAddress'
>;

export const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const DESCRIBED = ({ description, quantity, unitPrice, taxRate }: InvoiceLineRow): DescribedLine => ({
  description,
  quantity,
  unitPrice,
  taxRate,
});

/** What an invoice was written from: to edit it, or to begin another one. */
export const draftOf = (row: InvoiceRow, lines: readonly InvoiceLineRow[]): Draft => ({
  contactId: row.contactId,
  title: row.title,
  lines: lines.filter(({ kind }) => kind === 'item').map(DESCRIBED),
  discount: row.discount,
  currency: row.currency,
  issuedOn: row.issueDaySet ? row.issuedOn : null,
  due: row.dueDays === null ? { on: row.dueOn } : { days: row.dueDays },
  note: row.note,
  number: numberOf(row),
  billTo: row.billToSet ? { name: row.billToName, address: linesOf(row.billToAddress) } : null,
});

const given = <T extends object>(input: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never;

/** What an edit gives; what is undefined is not changed. */
export type DraftChange = { [K in keyof DraftInput]?: DraftInput[K] | undefined };

/** The draft with the changes; what they leave out stays. */
export const changeDraft = (draft: Draft, input: DraftChange): Draft => ({ ...draft, ...given(input) });

/** A draft with the business's habits where the input is silent. */
export const toDraft = (input: DraftInput, settings: Settings, writing: InvoiceWriting): Draft =>
  changeDraft(
    {
      ...{ contactId: input.contactId, title: '', lines: [], discount: null, currency: settings.business.currency },
      ...{ issuedOn: null, due: { days: writing.dueDays }, note: writing.note, number: null, billTo: null },
    },
    input,
  );

async function recordOf(core: Core, contactId: string): Promise<BillTo> {
  const [row] = await core.db.select().from(contact).where(eq(contact.id, contactId));
  if (!row) throw new PortalError('not_found', 'There is no such client');
  const name = row.company || `${row.firstName} ${row.lastName}`.trim() || row.email || '';
  return { name, address: linesOf(row.address) };
}

const refuse = (path: string, message: string) =>
  new PortalError('invalid_request', message, { errors: [{ path, message }] });

function pricesOf(lines: DescribedLine[]) {
  try {
    return totalsOf(lines);
  } catch (error) {
    if (error instanceof RangeError) throw refuse('lines', 'The sum is too large to be counted exactly');
    throw error;
  }
}

/**
 * The columns and lines of a draft as they are now: today's date, the client's record of now.
 * @throws PortalError `invalid_request` where sums or days do not work out.
 */
export async function writeDraft(
  core: Core,
  settings: Settings,
  draft: Draft,
): Promise<{ columns: DraftColumns; lines: Omit<InvoiceLineRow, 'invoiceId'>[] }> {
  const { discount, due, billTo, contactId, title, currency, note } = draft;
  const record = await recordOf(core, contactId);
  const off = discountLines(draft.lines, discount);
  const { subtotal, total } = pricesOf([...draft.lines, ...off]);
  if (total < 0 || subtotal < 0) throw refuse('lines', 'An invoice cannot come to less than nothing');
  const issuedOn = draft.issuedOn ?? toPlainDate(core.clock(), settings.business.timeZone);
  const dueOn = 'on' in due ? due.on : addDays(issuedOn, due.days);
  if (dueOn < issuedOn) throw refuse('due', 'The invoice would be due before the day it is issued');
  const { name, address } = billTo ?? record;
  const rows = [...draft.lines, ...off].map((line, position) => ({
    ...line,
    position,
    amount: lineAmount(line),
    kind: position < draft.lines.length ? ('item' as const) : ('discount' as const),
  }));
  const columns: DraftColumns = {
    ...{ contactId, title, currency, note, discount, subtotal, tax: total - subtotal, total },
    ...{ issuedOn, issueDaySet: draft.issuedOn ? 1 : 0, dueOn, dueDays: 'days' in due ? due.days : null },
    ...{ billToSet: billTo ? 1 : 0, billToName: name, billToAddress: address.join('\n') },
  };
  return { columns, lines: rows };
}
