import { z } from '@hono/zod-openapi';

import { answer, body, operation } from '../../core/route.js';
import { Currency, Id, Instant, MinorUnits, PageQuery, PlainDate, pageOf } from '../../core/values.js';

/** `overdue` is derived: open or partly paid, and due before today in the business's zone. Drafts never reach a client. */
export const InvoiceStatus = z.enum([
  'open',
  'overdue',
  'processing',
  'partially_paid',
  'paid',
  'void',
  'uncollectible',
  'partially_refunded',
  'refunded',
]);
export type InvoiceStatus = z.infer<typeof InvoiceStatus>;

/** Amounts are integer minor units of `currency`. */
export const InvoiceSummary = z
  .object({
    id: Id,
    number: z.string(),
    title: z.string(),
    status: InvoiceStatus,
    currency: Currency,
    total: MinorUnits,
    amountDue: MinorUnits,
    issuedOn: PlainDate,
    dueOn: PlainDate,
    paidAt: Instant.nullable(),
  })
  .openapi('InvoiceSummary');
export type InvoiceSummary = z.infer<typeof InvoiceSummary>;

export const InvoiceLine = z
  .object({
    description: z.string(),
    /** Thousandths, so that 1.5 hours is 1500. */
    quantity: z.int(),
    unitPrice: MinorUnits,
    /** Hundredths of a percent: 1900 is 19 %. */
    taxRate: z.int(),
    /** Before tax. */
    amount: MinorUnits,
  })
  .openapi('InvoiceLine');
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const Payment = z
  .object({
    id: Id,
    provider: z.string(),
    amount: MinorUnits,
    currency: Currency,
    status: z.enum(['pending', 'processing', 'succeeded', 'failed', 'canceled']),
    createdAt: Instant,
    settledAt: Instant.nullable(),
  })
  .openapi('Payment');
export type Payment = z.infer<typeof Payment>;

export const Invoice = InvoiceSummary.extend({
  billTo: z.object({ name: z.string(), address: z.array(z.string()) }),
  from: z.object({ name: z.string(), address: z.array(z.string()), taxId: z.string() }),
  lines: z.array(InvoiceLine),
  subtotal: MinorUnits,
  taxes: z.array(z.object({ rate: z.int(), amount: MinorUnits })),
  amountPaid: MinorUnits,
  note: z.string(),
  payments: z.array(Payment),
  /** How it can be paid now; empty when nothing is due. */
  ways: z.array(z.object({ provider: z.string(), kind: z.enum(['checkout', 'transfer']) })),
}).openapi('Invoice');
export type Invoice = z.infer<typeof Invoice>;

/** What can still be paid in one currency; `overdue` is the part of `amount` that is late. */
export const InvoicesOwed = z
  .object({ currency: Currency, amount: MinorUnits, overdue: MinorUnits })
  .openapi('InvoicesOwed');
export type InvoicesOwed = z.infer<typeof InvoicesOwed>;

export const InvoicePage = pageOf(InvoiceSummary).extend({
  /** With the first page: the sums over all invoices, whatever the filter. */
  owed: z.array(InvoicesOwed).optional(),
});
export type InvoicePage = z.infer<typeof InvoicePage>;

/** How to go on with a payment: a checkout page to send the client to, or where to transfer the money. */
export const PaymentStart = z
  .object({
    payment: Payment,
    checkoutUrl: z.string().nullable(),
    transfer: z
      .object({ holder: z.string(), iban: z.string(), bic: z.string(), bank: z.string(), reference: z.string() })
      .nullable(),
  })
  .openapi('PaymentStart');
export type PaymentStart = z.infer<typeof PaymentStart>;

const app = 'invoices' as const;
const tags = [app];
const params = z.object({ id: Id });

export const listInvoices = operation({
  operationId: 'listInvoices',
  method: 'get',
  path: '/api/invoices',
  tags,
  app,
  access: 'client',
  summary: "The caller's invoices, newest first; `outstanding` are those with something to pay",
  request: { query: PageQuery.extend({ status: z.enum(['outstanding', 'paid', 'other']).optional() }) },
  responses: { 200: answer('A page.', InvoicePage) },
  problems: [401, 404, 422],
});

export const getInvoice = operation({
  operationId: 'getInvoice',
  method: 'get',
  path: '/api/invoices/{id}',
  tags,
  app,
  access: 'client',
  request: { params },
  responses: { 200: answer('The invoice.', Invoice) },
  problems: [401, 404],
});

export const getInvoicePdf = operation({
  operationId: 'getInvoicePdf',
  method: 'get',
  path: '/api/invoices/{id}.pdf',
  tags,
  app,
  access: 'client',
  request: { params },
  responses: { 200: { description: 'The invoice as a PDF.', content: { 'application/pdf': { schema: z.string() } } } },
  problems: [401, 404],
});

export const payInvoice = operation({
  operationId: 'payInvoice',
  method: 'post',
  path: '/api/invoices/{id}/payments',
  tags,
  app,
  access: 'client',
  summary: 'Starts a payment of all that is due. Asking again while one is open gives the same one',
  request: {
    params,
    body: body(
      z.strictObject({
        provider: z.string().max(40).optional(),
        /** Where the checkout leads back to; its origin must be on the allow-list. */
        returnUrl: z.url().max(2000).optional(),
      }),
    ),
  },
  responses: { 201: answer('How to go on.', PaymentStart) },
  problems: [401, 403, 404, 409, 422, 429],
});

export const invoicesRoutes = [listInvoices, getInvoice, getInvoicePdf, payInvoice] as const;
