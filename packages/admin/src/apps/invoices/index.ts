export { PortalAdminInvoices } from './portal-admin-invoices.js';
