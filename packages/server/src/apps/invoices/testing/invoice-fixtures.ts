import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Core } from '../../../core/deps.js';
import { manualProvider } from '../../../core/payments/manual-provider.js';
import { createTestProvider } from '../../../core/payments/test-provider.js';
import { createFilePortal } from '../../../testing/file-portal.js';
import type { TestBrowser, TestPortal } from '../../../testing/test-portal.js';
import { createInvoice, type NewInvoice } from '../edit-draft.js';
import { sendInvoice } from '../send-invoice.js';

const font = (name: string) => readFile(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** A portal with bank transfer and the test checkout, which settles before it leads back unless it has a delay. */
export async function createInvoicePortal({ delay = 0 } = {}) {
  const portal = await createFilePortal({
    payments: [createTestProvider({ delay }), manualProvider],
    fonts: async () => ({ regular: await font('DejaVuSans'), bold: await font('DejaVuSans-Bold') }),
  });
  await portal.changeSettings(({ business }) => {
    business.bank = { holder: 'The Shop Ltd', iban: 'DE02120300000000202051', bic: 'BYLADEM1001', bank: 'DKB' };
  });
  return portal;
}
export type InvoicePortal = Awaited<ReturnType<typeof createInvoicePortal>>;

export const SOME_LINES = [
  { description: 'Consulting', quantity: 1500, unitPrice: 10_000, taxRate: 1900 },
  { description: 'Workshop material', quantity: 1000, unitPrice: 5000, taxRate: 700 },
];
/** What `SOME_LINES` come to: 200.00 and 28.50 + 3.50 of tax. */
export const SOME_TOTAL = 23_200;

export async function anInvoice(core: Core, contactId: string, values: Partial<NewInvoice> = {}): Promise<string> {
  const { id } = await createInvoice(core, { contactId, title: 'Consulting in October', lines: SOME_LINES, ...values });
  await sendInvoice(core, id);
  return id;
}

/** A client who is signed in, and what they may call. */
export async function aClient(
  portal: TestPortal,
  values = {},
): Promise<{ id: string; email: string; browser: TestBrowser }> {
  const contact = await portal.addContact(values);
  const browser = portal.browser();
  await browser.signIn(contact.email);
  return { ...contact, browser };
}
