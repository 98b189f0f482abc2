export { overdueJob } from '../apps/invoices/overdue.js';
export {
  createInvoice,
  recordManualPayment,
  sendInvoice,
  voidInvoice,
  type NewInvoice,
} from '../apps/invoices/index.js';
export { manualProvider } from '../core/payments/manual-provider.js';
export { createTestProvider } from '../core/payments/test-provider.js';
export { ConfigError, readConfig, type NodeConfig } from './config.js';
export { openDatabase, type OpenDatabase } from './db/open-database.js';
export { createLog } from './log.js';
export { createNodePortal, type NodePortal, type NodePortalOptions } from './node-portal.js';
export { createPasswords } from './passwords.js';
export { createSmtpMailer } from './smtp-mailer.js';
