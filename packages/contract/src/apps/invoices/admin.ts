import { adminOperation } from '../../admin/route.js';
import { answer, body, empty } from '../../core/route.js';
import { PageQuery } from '../../core/values.js';
import {
  duplicateInvoice,
  recordInvoicePayment,
  remindOfInvoice,
  sendAdminInvoice,
  voidAdminInvoice,
} from './admin-acts.js';
import * as shape from './admin-shapes.js';
import { Invoice } from './index.js';

export * from './admin-acts.js';
export * from './admin-shapes.js';

const tags = ['invoices'];
const [read, write] = ['invoices:read', 'invoices:write'] as const;
const params = shape.ById;
const one = shape.oneInvoice;

export const listAdminInvoices = adminOperation({
  operationId: 'listInvoices',
  method: 'get',
  path: '/api/admin/invoices',
  tags,
  scope: read,
  summary: 'Invoices of all clients, newest first; the overdue ones with the latest first',
  request: { query: PageQuery.extend(shape.InvoiceFilters.shape) },
  responses: { 200: answer('A page.', shape.AdminInvoicePage) },
});

export const createAdminInvoice = adminOperation({
  operationId: 'createInvoice',
  method: 'post',
  path: '/api/admin/invoices',
  tags,
  scope: write,
  summary: 'Writes a draft, which no client sees until it is sent',
  request: { body: body(shape.DraftInput) },
  responses: { 201: one },
  problems: [404, 409],
});

export const getInvoiceSettings = adminOperation({
  operationId: 'getInvoiceSettings',
  method: 'get',
  path: '/api/admin/invoices/settings',
  tags,
  scope: read,
  summary: 'How invoices are numbered, and what a new draft begins with',
  responses: { 200: answer('As they are. Their version is the `ETag`.', shape.InvoiceSettings) },
});

export const changeInvoiceSettings = adminOperation({
  operationId: 'changeInvoiceSettings',
  method: 'patch',
  path: '/api/admin/invoices/settings',
  tags,
  scope: 'settings:write',
  summary: 'A next number goes up only: one that was given is never given again',
  request: { body: body(shape.InvoiceSettingsChange) },
  responses: { 200: answer('As they are now.', shape.InvoiceSettings) },
  problems: [409, 412],
});

export const previewInvoice = adminOperation({
  operationId: 'previewInvoice',
  method: 'post',
  path: '/api/admin/invoices/preview',
  tags,
  scope: read,
  summary: 'What the client would see of a draft, with its sums; nothing is written',
  request: { body: body(shape.DraftInput) },
  responses: { 200: answer('The invoice.', Invoice) },
  problems: [404],
});

export const getAdminInvoicePdf = adminOperation({
  operationId: 'getInvoicePdf',
  method: 'get',
  path: '/api/admin/invoices/{id}.pdf',
  tags,
  scope: read,
  request: { params },
  responses: { 200: { description: 'The invoice as a PDF.', content: { 'application/pdf': { schema: shape.Pdf } } } },
  problems: [404],
});

export const getAdminInvoice = adminOperation({
  operationId: 'getInvoice',
  method: 'get',
  path: '/api/admin/invoices/{id}',
  tags,
  scope: read,
  request: { params },
  responses: { 200: one },
  problems: [404],
});

export const changeAdminInvoice = adminOperation({
  operationId: 'changeInvoice',
  method: 'patch',
  path: '/api/admin/invoices/{id}',
  tags,
  scope: write,
  summary: 'Changes a draft; what was sent stays as the client has it. Lines that are given replace all of them',
  request: { params, body: body(shape.DraftInput.partial()) },
  responses: { 200: one },
  problems: [404, 409, 412],
});

export const deleteAdminInvoice = adminOperation({
  operationId: 'deleteInvoice',
  method: 'delete',
  path: '/api/admin/invoices/{id}',
  tags,
  scope: write,
  summary: 'Deletes a draft. What was sent is withdrawn instead',
  request: { params },
  responses: { 204: empty('It is gone.') },
  problems: [404, 409, 412],
});

/** What the business can do in this app. */
export const invoicesAdminRoutes = [
  listAdminInvoices,
  createAdminInvoice,
  getInvoiceSettings,
  changeInvoiceSettings,
  previewInvoice,
  getAdminInvoicePdf,
  getAdminInvoice,
  changeAdminInvoice,
  deleteAdminInvoice,
  sendAdminInvoice,
  voidAdminInvoice,
  recordInvoicePayment,
  remindOfInvoice,
  duplicateInvoice,
] as const;
