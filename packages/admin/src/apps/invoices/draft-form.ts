import type { AdminInvoice, Discount, DraftInput, InvoiceSettings } from '@client-portal/contract/invoices/admin';
import { currencyExponent } from '@client-portal/kit/format.js';

import { parseDecimal, toDecimal } from './decimal.js';

export interface FormClient {
  id: string;
  name: string;
  email: string | null;
}

/** A line as it is typed. */
export interface FormLine {
  key: string;
  description: string;
  quantity: string;
  price: string;
  tax: string;
}

/** An invoice as it is typed: numbers are text until they are sent. */
export interface DraftForm {
  client: FormClient | null;
  title: string;
  lines: readonly FormLine[];
  discount: 'none' | 'percent' | 'amount';
  discountValue: string;
  discountLabel: string;
  currency: string;
  issuedOn: string;
  dueBy: 'days' | 'on';
  dueDays: string;
  dueOn: string;
  note: string;
  number: string;
  billTo: DraftInput['billTo'];
}

export const newLine = (tax: string): FormLine => ({
  key: `line${Math.random().toString(36).slice(2)}`,
  description: '',
  quantity: '1',
  price: '',
  tax,
});

export const emptyForm = ({ dueDays, taxRate, note, currency }: InvoiceSettings): DraftForm => ({
  ...{ client: null, title: '', lines: [newLine(toDecimal(taxRate, 2, true))], note, number: '', billTo: null },
  ...{ discount: 'none', discountValue: '', discountLabel: 'Discount', currency },
  ...{ issuedOn: '', dueBy: 'days', dueDays: String(dueDays), dueOn: '' },
});

export function toForm({ draft, client }: AdminInvoice): DraftForm {
  const digits = currencyExponent(draft.currency);
  const { discount, due } = draft;
  return {
    client,
    title: draft.title,
    lines: draft.lines.map(({ description, quantity, unitPrice, taxRate }) => ({
      ...newLine(toDecimal(taxRate, 2, true)),
      description,
      quantity: toDecimal(quantity, 3, true),
      price: toDecimal(unitPrice, digits),
    })),
    ...discountFields(discount, digits),
    currency: draft.currency,
    issuedOn: draft.issuedOn ?? '',
    dueBy: 'days' in due ? 'days' : 'on',
    dueDays: 'days' in due ? String(due.days) : '14',
    dueOn: 'on' in due ? due.on : '',
    note: draft.note,
    number: draft.number ?? '',
    billTo: draft.billTo,
  };
}

function discountFields(discount: Discount | null, digits: number) {
  if (!discount) return { discount: 'none', discountValue: '', discountLabel: 'Discount' } as const;
  const value = 'percent' in discount ? toDecimal(discount.percent, 2, true) : toDecimal(discount.amount, digits);
  const kind = 'percent' in discount ? ('percent' as const) : ('amount' as const);
  return { discount: kind, discountValue: value, discountLabel: discount.label };
}

export type FormComplaints = Readonly<Record<string, 'notANumber' | 'missing' | 'noClientYet'>>;

/** What the server is sent, or what has to be corrected first, by the field's id. */
export function readForm(form: DraftForm): { input: DraftInput | undefined; complaints: FormComplaints } {
  const complaints: Record<string, FormComplaints[string]> = {};
  const digits = currencyExponent(form.currency);
  const number = (id: string, typed: string, places: number): number => {
    const value = parseDecimal(typed, places);
    if (value === undefined) complaints[id] = typed.trim() ? 'notANumber' : 'missing';
    return value ?? 0;
  };
  if (!form.client) complaints['client'] = 'noClientYet';
  const lines = form.lines.filter(isFilled).map((line) => ({
    description: line.description,
    quantity: number(`${line.key}-quantity`, line.quantity, 3),
    unitPrice: number(`${line.key}-price`, line.price, digits),
    taxRate: line.tax.trim() ? number(`${line.key}-tax`, line.tax, 2) : 0,
  }));
  const label = form.discountLabel.trim() || 'Discount';
  const discount: Discount | null =
    form.discount === 'none'
      ? null
      : form.discount === 'percent'
        ? { percent: number('discountValue', form.discountValue, 2), label }
        : { amount: number('discountValue', form.discountValue, digits), label };
  const due = form.dueBy === 'on' ? { on: form.dueOn } : { days: number('dueDays', form.dueDays, 0) };
  if (form.dueBy === 'on' && !form.dueOn) complaints['dueOn'] = 'missing';
  const { title, currency, note, billTo } = form;
  const input: DraftInput = {
    ...{ contactId: form.client?.id ?? '', title, lines, discount, currency, due, note, billTo: billTo ?? null },
    ...{ issuedOn: form.issuedOn || null, number: form.number.trim() || null },
  };
  return { input: Object.keys(complaints).length === 0 ? input : undefined, complaints };
}

const isFilled = ({ description, price }: FormLine): boolean => description.trim() !== '' || price.trim() !== '';
