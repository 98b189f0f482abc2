import type { AdminCases } from '../../../testing/admin-case.js';
import type { AdminTester } from '../../../testing/admin-tester.js';
import { createInvoice } from '../edit-draft.js';
import { anInvoice, SOME_LINES } from './invoice-fixtures.js';

const aClientOf = async ({ portal }: AdminTester): Promise<string> => (await portal.addContact()).id;

const aDraft = async (tester: AdminTester) => {
  const contactId = await aClientOf(tester);
  return createInvoice(tester.portal.core, { contactId, title: 'Portraits', lines: SOME_LINES });
};

const aSentOne = async (tester: AdminTester) => ({ id: await anInvoice(tester.portal.core, await aClientOf(tester)) });

const draftBody = async (tester: AdminTester) => ({ body: { contactId: await aClientOf(tester), lines: SOME_LINES } });

export const invoicesAdminCases: AdminCases = {
  listInvoices: { allowed: 200 },
  createInvoice: { allowed: 201, request: draftBody },
  getInvoiceSettings: { allowed: 200 },
  changeInvoiceSettings: { allowed: 200, request: () => ({ body: { dueDays: 30 } }) },
  previewInvoice: { allowed: 200, request: draftBody },
  getInvoicePdf: { allowed: 200, request: aSentOne },
  getInvoice: { allowed: 200, request: aDraft },
  changeInvoice: {
    allowed: 200,
    request: async (tester) => ({ ...(await aDraft(tester)), body: { title: 'Prints' } }),
  },
  deleteInvoice: { allowed: 204, request: aDraft },
  sendInvoice: { allowed: 200, request: async (tester) => ({ ...(await aDraft(tester)), body: {} }) },
  voidInvoice: { allowed: 200, request: async (tester) => ({ ...(await aSentOne(tester)), body: { reason: 'Typo' } }) },
  recordInvoicePayment: { allowed: 201, request: async (tester) => ({ ...(await aSentOne(tester)), body: {} }) },
  remindOfInvoice: { allowed: 200, request: aSentOne },
  duplicateInvoice: { allowed: 201, request: aSentOne },
};
