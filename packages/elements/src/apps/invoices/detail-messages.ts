import { createCatalogue } from '@client-portal/kit/i18n.js';

import { invoicesMessages } from './messages.js';

const english = {
  ...invoicesMessages.english,
  one: '{Term:invoice} {number}',
  payAmount: 'Pay {amount}',
  payTransfer: 'Pay by bank transfer',
  pdf: 'Download PDF',
  number: 'Number',
  issued: 'Issued',
  from: 'From',
  billTo: 'Billed to',
  taxId: 'Tax ID {id}',
  lines: 'What it is for',
  description: 'Description',
  quantity: '{quantity} × {price}',
  tax: '{rate} tax',
  subtotal: 'Subtotal',
  taxTotal: 'Tax {rate}',
  total: 'Total',
  paidSoFar: 'Paid',
  amountDue: 'Amount due',
  note: 'Note',
  payments: 'Payments',
  'provider:manual': 'Bank transfer',
  'provider:stripe': 'Card',
  'provider:test': 'Test payment',
  'payment:processing': 'Processing',
  'payment:succeeded': 'Received',
  'payment:failed': 'Failed',
  processing: 'Your payment is on its way. This page shows as soon as it has arrived; you need not wait.',
  failed: 'Your last payment did not go through. You can try again, or pay another way.',
  transfer: 'Bank transfer',
  transferIntro: 'Please send the amount with this reference. We mark it as paid once the money has arrived.',
  holder: 'Account holder',
  iban: 'IBAN',
  bic: 'BIC',
  bank: 'Bank',
  reference: 'Reference',
  copy: 'Copy',
  copyThing: 'Copy {thing}',
  copied: '{thing} copied',
  gone: 'This {term:invoice} is not here any more',
  goneText: 'It may have been withdrawn. If you expected it here, please contact us.',
};

export type InvoiceDetailMessages = typeof english;
export type InvoiceDetailTranslate = (
  key: keyof InvoiceDetailMessages & string,
  params?: Record<string, string | number>,
) => string;

/** The words of one invoice. */
export const invoiceDetailMessages = createCatalogue('invoices', english, {
  ar: () => import('./locales/detail-ar.js'),
});
