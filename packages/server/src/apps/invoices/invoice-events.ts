import type { EventRow } from '../../core/event-feed.js';
import type { Core } from '../../core/deps.js';
import { recordEvent, type Actor } from '../../core/events.js';
import type { InvoiceRow, PaymentRow } from './schema.js';

type Shown = Pick<InvoiceRow, 'id' | 'number' | 'currency' | 'total' | 'contactId'>;

/** The statement that records what happened to an invoice, so that its client sees it. */
export const noteInvoice = (
  core: Core,
  type: string,
  actor: Actor,
  { id, number, currency, total, contactId }: Shown,
) =>
  recordEvent(core.db, {
    type,
    actor,
    subject: { type: 'invoice', id },
    contactId,
    data: { number, amount: total, currency },
    at: core.clock(),
  });

type ShownPayment = Pick<PaymentRow, 'id' | 'amount' | 'currency' | 'provider'>;

/** Like `noteInvoice`, of a payment; `forBusiness` keeps it from the client. */
export const notePayment = (
  core: Core,
  type: string,
  actor: Actor,
  { id, amount, currency, provider }: ShownPayment,
  { id: invoiceId, number, contactId }: Shown,
  { forBusiness = false, ...more }: { forBusiness?: boolean; [key: string]: unknown } = {},
) =>
  recordEvent(core.db, {
    type,
    actor,
    subject: { type: 'payment', id },
    contactId: forBusiness ? null : contactId,
    data: { invoiceId, number, amount, currency, provider, ...more },
    at: core.clock(),
  });

const show = ({ subjectType, subjectId, data }: EventRow) => {
  const { invoiceId, number, amount, currency } = JSON.parse(data) as Record<string, string | number>;
  const id = subjectType === 'invoice' ? subjectId : invoiceId;
  return { view: `invoices/${id}`, params: { number: number ?? '', amount: amount ?? 0, currency: currency ?? '' } };
};

/** What the client's home tells of. */
export const invoiceActivity = {
  'invoice.sent': show,
  'invoice.overdue': show,
  'invoice.paid': show,
  'invoice.voided': show,
  'payment.failed': show,
};

export const invoiceEvents = [
  'invoice.created',
  'invoice.changed',
  'invoice.deleted',
  'invoice.reminded',
  'invoice-settings.changed',
  'invoice.viewed',
  'invoice.processing',
  'invoice.partially_paid',
  'payment.started',
  'payment.processing',
  'payment.succeeded',
  'payment.canceled',
  'payment.mismatched',
  'payment.overpaid',
];
