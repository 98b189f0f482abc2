import { adminOperation } from '../../admin/route.js';
import { body } from '../../core/route.js';
import * as shape from './admin-shapes.js';

const tags = ['invoices'];
const write = 'invoices:write';
const params = shape.ById;
const one = shape.oneInvoice;

export const sendAdminInvoice = adminOperation({
  operationId: 'sendInvoice',
  method: 'post',
  path: '/api/admin/invoices/{id}/send',
  tags,
  scope: write,
  summary: 'Gives a draft its number and date, shows it to the client, and mails a link that opens it',
  request: { params, body: body(shape.SendRequest) },
  responses: { 200: one },
  problems: [404, 409, 412],
});

export const voidAdminInvoice = adminOperation({
  operationId: 'voidInvoice',
  method: 'post',
  path: '/api/admin/invoices/{id}/void',
  tags,
  scope: write,
  summary: 'Withdraws an invoice for good; it keeps its number. The reason is for the business only',
  request: { params, body: body(shape.VoidRequest) },
  responses: { 200: one },
  problems: [404, 409],
});

export const recordInvoicePayment = adminOperation({
  operationId: 'recordInvoicePayment',
  method: 'post',
  path: '/api/admin/invoices/{id}/payments',
  tags,
  scope: write,
  summary: 'Records money that came in by another way: all that is due, or a part of it',
  request: { params, body: body(shape.PaymentInput) },
  responses: { 201: one },
  problems: [404, 409],
});

export const remindOfInvoice = adminOperation({
  operationId: 'remindOfInvoice',
  method: 'post',
  path: '/api/admin/invoices/{id}/remind',
  tags,
  scope: write,
  summary: 'Mails the client a reminder of what is due, at most one a day',
  request: { params },
  responses: { 200: one },
  problems: [404, 409],
});

export const duplicateInvoice = adminOperation({
  operationId: 'duplicateInvoice',
  method: 'post',
  path: '/api/admin/invoices/{id}/duplicate',
  tags,
  scope: write,
  summary: 'A new draft with the same client and lines',
  request: { params },
  responses: { 201: one },
  problems: [404],
});
