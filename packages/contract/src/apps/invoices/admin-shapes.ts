import { z } from '@hono/zod-openapi';

import { answer } from '../../core/route.js';
import { Currency, Id, Instant, MinorUnits, PlainDate, pageOf } from '../../core/values.js';
import { Invoice, InvoiceLine, InvoicesOwed, InvoiceStatus, InvoiceSummary, Payment } from './index.js';

export const ById = z.object({ id: Id });
export const Pdf = z.string();

const isDay = (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
const Day = PlainDate.refine(isDay, 'Enter a day of the calendar, such as 2026-11-22');

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const KnownCurrency = Currency.refine((code) => CURRENCIES.has(code), 'Enter the code of a currency, such as EUR');

/** As a client is told, and `draft`. */
export const AdminInvoiceStatus = z.enum(['draft', ...InvoiceStatus.options]);
export type AdminInvoiceStatus = z.infer<typeof AdminInvoiceStatus>;

/** Who pays it. */
export const InvoiceClient = z.object({ id: Id, name: z.string(), email: z.string().nullable() });
export type InvoiceClient = z.infer<typeof InvoiceClient>;

export const AdminInvoiceSummary = InvoiceSummary.extend({
  /** Null for a draft: an invoice is numbered when it is sent. */
  number: z.string().nullable(),
  status: AdminInvoiceStatus,
  client: InvoiceClient,
  sentAt: Instant.nullable(),
  viewedAt: Instant.nullable(),
}).openapi('AdminInvoiceSummary');
export type AdminInvoiceSummary = z.infer<typeof AdminInvoiceSummary>;

export const AdminInvoicePage = pageOf(AdminInvoiceSummary).extend({
  /** With the first page: what clients owe, by currency; of one client where the list is one client's. */
  owed: z.array(InvoicesOwed).optional(),
});
export type AdminInvoicePage = z.infer<typeof AdminInvoicePage>;

/** `open` are all that wait for money, the overdue ones among them. */
export const InvoiceTray = z.enum(['draft', 'open', 'overdue', 'processing', 'paid', 'void']);
export type InvoiceTray = z.infer<typeof InvoiceTray>;

export const InvoiceFilters = z.object({
  status: InvoiceTray.optional(),
  /** The client's id. */
  contact: Id.optional(),
  /** A part of the number, the title, or the client's name or address. */
  q: z.string().trim().max(100).optional(),
  /** Issued on this day or later; and earlier. */
  from: Day.optional(),
  to: Day.optional(),
});

const DraftLine = z.strictObject({
  description: z.string().trim().max(1000),
  quantity: z.int().min(1).max(100_000_000).default(1000),
  /** Below zero for a credit. */
  unitPrice: z.int().min(-10_000_000_000).max(10_000_000_000),
  taxRate: z.int().min(0).max(10_000).default(0),
});

const Label = z.string().trim().min(1).max(100).default('Discount');

/** Off everything, spread over the tax rates: `percent` in hundredths, or an amount before tax. It becomes lines of its own. */
export const Discount = z.union([
  z.strictObject({ percent: z.int().min(1).max(10_000), label: Label }),
  z.strictObject({ amount: MinorUnits.min(1), label: Label }),
]);
export type Discount = z.infer<typeof Discount>;

/** Days after it is issued, or a day of the calendar. */
export const Due = z.union([z.strictObject({ days: z.int().min(0).max(366) }), z.strictObject({ on: Day })]);
export type Due = z.infer<typeof Due>;

/** All that can be edited of a draft. It may be incomplete; sending says what is missing. */
export const DraftInput = z
  .strictObject({
    contactId: Id,
    title: z.string().trim().max(200).optional(),
    lines: z.array(DraftLine).max(200).optional(),
    discount: Discount.nullable().optional(),
    /** The business's when left out. */
    currency: KnownCurrency.optional(),
    /** Null: the day it is sent. */
    issuedOn: Day.nullable().optional(),
    due: Due.optional(),
    note: z.string().max(4000).optional(),
    /** Null: the next free number, when it is sent. */
    number: z.string().trim().min(1).max(40).nullable().optional(),
    /** Null: as the client's record says when it is sent. */
    billTo: z
      .strictObject({ name: z.string().trim().max(200), address: z.array(z.string().trim().max(200)).max(10) })
      .nullable()
      .optional(),
  })
  .openapi('InvoiceDraft');
export type DraftInput = z.infer<typeof DraftInput>;

export const METHODS = ['bank-transfer', 'cash', 'card', 'cheque', 'other'] as const;

export const RecordedPayment = Payment.extend({
  method: z.enum(METHODS).nullable(),
  note: z.string(),
  reference: z.string().nullable(),
  /** For the business to look at: another amount than asked for, or money for what was paid already. */
  flag: z.enum(['mismatch', 'surplus']).nullable(),
}).openapi('RecordedPayment');
export type RecordedPayment = z.infer<typeof RecordedPayment>;

export const InvoiceHappening = z.object({
  type: z.string(),
  at: Instant,
  /** A name where it was somebody of the staff or the client; else `system`, `cli` or a key's name. */
  by: z.string(),
  amount: MinorUnits.nullable(),
});
export type InvoiceHappening = z.infer<typeof InvoiceHappening>;

export const InvoiceAct = z.enum(['edit', 'send', 'delete', 'pay', 'void', 'remind']);
export type InvoiceAct = z.infer<typeof InvoiceAct>;

export const AdminInvoice = AdminInvoiceSummary.extend({
  /** What can be done with it now. */
  can: z.array(InvoiceAct),
  /** What an edit begins with, and a copy. */
  draft: DraftInput.required().extend({ lines: z.array(InvoiceLine.omit({ amount: true })) }),
  /** What the client sees, or would see. */
  document: Invoice,
  payments: z.array(RecordedPayment),
  /** What happened to it, the newest first; at most 100. */
  timeline: z.array(InvoiceHappening),
  /** Opens it in the portal, for the client. */
  url: z.string(),
  voidReason: z.string(),
  remindedOn: PlainDate.nullable(),
}).openapi('AdminInvoice');
export type AdminInvoice = z.infer<typeof AdminInvoice>;

/** What every change answers. */
export const oneInvoice = answer('As it is now. Its version is the `ETag`.', AdminInvoice);

export const SendRequest = z.strictObject({
  /** False when the client has it by another way. */
  mail: z.boolean().default(true),
});

export const VoidRequest = z.strictObject({ reason: z.string().trim().min(1).max(500) });

export const PaymentInput = z
  .strictObject({
    /** At most what is due; all of it when left out. */
    amount: MinorUnits.min(1).optional(),
    method: z.enum(METHODS).default('bank-transfer'),
    /** The day the money came in; today when left out. */
    receivedOn: Day.optional(),
    note: z.string().trim().max(500).default(''),
    /** Whether the client is mailed a receipt. */
    receipt: z.boolean().default(true),
  })
  .openapi('InvoicePaymentInput');
export type PaymentInput = z.infer<typeof PaymentInput>;

export const InvoiceSettings = z
  .object({
    /** Before the year: `INV-` gives `INV-2026-0001`. */
    prefix: z.string(),
    /** What the next invoice of this year is called. */
    nextNumber: z.string(),
    /** Its running number alone, and the lowest that can be set. */
    next: z.int(),
    dueDays: z.int(),
    taxRate: z.int(),
    note: z.string(),
    currency: Currency,
  })
  .openapi('InvoiceSettings');
export type InvoiceSettings = z.infer<typeof InvoiceSettings>;

export const InvoiceSettingsChange = z
  .strictObject({
    prefix: z
      .string()
      .trim()
      .max(20)
      .regex(/^[\p{L}\p{N}./_-]*$/u, 'Use letters, digits and . / _ -'),
    /** Goes up only; what is skipped is never used. */
    next: z.int().min(1).max(9_999_999),
    dueDays: z.int().min(0).max(366),
    taxRate: z.int().min(0).max(10_000),
    note: z.string().max(4000),
  })
  .partial()
  .openapi('InvoiceSettingsChange');
export type InvoiceSettingsChange = z.infer<typeof InvoiceSettingsChange>;
