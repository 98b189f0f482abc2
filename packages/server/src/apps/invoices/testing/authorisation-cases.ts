import { IN_AN_APP, OF_AN_OWNER, type AuthorisationCases, type Owner } from '../../../testing/authorisation-case.js';
import { anInvoice } from './invoice-fixtures.js';

const anInvoiceOf = async ({ portal, id }: Owner) => ({ id: await anInvoice(portal.core, id) });

export const invoicesCases: AuthorisationCases = {
  listInvoices: { expect: IN_AN_APP(200) },
  getInvoice: { expect: OF_AN_OWNER(200), request: anInvoiceOf },
  getInvoicePdf: { expect: OF_AN_OWNER(200), request: anInvoiceOf },
  payInvoice: { expect: OF_AN_OWNER(201), request: async (owner) => ({ ...(await anInvoiceOf(owner)), body: {} }) },
};
