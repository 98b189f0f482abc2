import { PortalError } from '@client-portal/contract/errors';
import * as contract from '@client-portal/contract/invoices';

import type { Core } from '../../core/deps.js';
import { callerOf, type Register } from '../../core/http/register.js';
import { businessDay } from './invoice-status.js';
import { noteView } from './operations.js';
import { payInvoice } from './pay-invoice.js';
import { invoiceFile } from './pdf/invoice-file.js';
import { findInvoice, listInvoices, type InvoiceRecord } from './queries.js';
import { toInvoice } from './to-invoice.js';

export function invoiceRoutes(register: Register, core: Core): void {
  const find = async (contactId: string, id: string): Promise<InvoiceRecord> => {
    const found = await findInvoice(core.db, contactId, id);
    if (!found) throw new PortalError('not_found', 'There is nothing here');
    return found;
  };

  register(contract.listInvoices, async (c) => {
    const today = businessDay(core, c.get('access').settings);
    return c.json(await listInvoices(core.db, callerOf(c).contactId, c.req.valid('query'), today), 200);
  });

  // Before `getInvoice`, whose path would take this one's too.
  register(contract.getInvoicePdf, async (c) => {
    const { settings } = c.get('access');
    const { row, ...rest } = await find(callerOf(c).contactId, c.req.valid('param').id.replace(/\.pdf$/, ''));
    const invoice = toInvoice(core, settings, { row, ...rest }, businessDay(core, settings));
    return (await invoiceFile(c, core, settings, invoice, row.updatedAt)) as never;
  });

  register(contract.getInvoice, async (c) => {
    const { contactId, viewer } = callerOf(c);
    const { settings } = c.get('access');
    const record = await find(contactId, c.req.valid('param').id);
    if (record.row.viewedAt === null && !viewer) await noteView(core, contactId, record.row);
    return c.json(toInvoice(core, settings, record, businessDay(core, settings)), 200);
  });

  register(contract.payInvoice, async (c) => {
    const { settings } = c.get('access');
    return c.json(await payInvoice(core, settings, callerOf(c), c.req.valid('param').id, c.req.valid('json')), 201);
  });
}
