export { InvoicePaidEvent, InvoicePayEvent } from './events.js';
export { PortalInvoice } from './portal-invoice.js';
export { type InvoiceFilter, PortalInvoices } from './portal-invoices.js';
