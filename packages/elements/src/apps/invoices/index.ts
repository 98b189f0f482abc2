export { PortalInvoices } from './portal-invoices.js';
