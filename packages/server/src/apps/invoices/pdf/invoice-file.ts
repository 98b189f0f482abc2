import type { Invoice } from '@client-portal/contract/invoices';

import type { Core } from '../../../core/deps.js';
import type { RequestContext } from '../../../core/http/environment.js';
import type { Settings } from '../../../core/settings.js';

/** The answer that downloads an invoice as a PDF; `at` is when it was last changed. */
export async function invoiceFile(
  c: RequestContext,
  core: Core,
  settings: Settings,
  invoice: Invoice,
  at: number,
): Promise<Response> {
  const bank = core.payments.find(({ kind }) => kind === 'transfer');
  // The writer and its fonts are 50 MB in memory: loaded with the first document, not before.
  const { drawInvoice } = await import('./invoice-pdf.js');
  const pdf = await drawInvoice(invoice, {
    fonts: await core.fonts(),
    transfer: bank?.kind === 'transfer' ? bank.transferTo(settings) : null,
    at,
  });
  const name = invoice.number.replaceAll(/[^\w.-]+/g, '-');
  return c.body(pdf, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}.pdf"`,
  });
}
