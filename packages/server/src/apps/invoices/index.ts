import type { ServerApp } from '../../core/app.js';
import { adminInvoiceRoutes } from './admin/routes.js';
import { eraseInvoices, explainInvoice, invoiceSummary } from './contact-invoices.js';
import { invoiceActions, invoiceSteps } from './home.js';
import { invoiceActivity, invoiceEvents } from './invoice-events.js';
import { invoiceMails } from './mails.js';
import { invoiceMetrics } from './metrics.js';
import { invoiceMigrations } from './migrations.js';
import { overdueJob } from './overdue.js';
import { hasInvoices } from './queries.js';
import { invoiceRoutes } from './routes.js';
import { settlePayment } from './settle-payment.js';

export { createInvoice, type NewInvoice } from './edit-draft.js';
export { voidInvoice } from './operations.js';
export { recordManualPayment, type RecordedPayment } from './record-payment.js';
export { sendInvoice } from './send-invoice.js';

export const invoices: ServerApp = {
  id: 'invoices',
  migrations: invoiceMigrations,
  routes: invoiceRoutes,
  admin: adminInvoiceRoutes,
  hasContent: hasInvoices,
  nextSteps: invoiceSteps,
  quickActions: invoiceActions,
  activity: invoiceActivity,
  events: invoiceEvents,
  mails: invoiceMails,
  metrics: invoiceMetrics,
  settlePayment,
  contactSummary: invoiceSummary,
  explainItem: explainInvoice,
  mergeContact: (_core, merge) => merge.move('invoice'),
  eraseContact: eraseInvoices,
  jobs: [overdueJob],
};
