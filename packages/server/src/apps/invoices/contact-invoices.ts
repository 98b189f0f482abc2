import type { ContactFact } from '@client-portal/contract/admin';
import { eq, inArray, sql } from 'drizzle-orm';

import type { Erasure } from '../../core/admin/contacts/erase-contact.js';
import type { ItemDecision } from '../../core/app.js';
import type { Statement } from '../../core/db/change.js';
import type { Core } from '../../core/deps.js';
import { invoice } from './schema.js';

/** How many invoices a contact has, and how much they come to: what is owed, what is paid, drafts and the rest. */
export async function invoiceSummary(core: Core, contactId: string): Promise<ContactFact[]> {
  const rows = await core.db.all<{ name: string; count: number; amount: number; currency: string }>(sql`
    SELECT shelf AS name, currency, count(*) AS count,
      sum(CASE shelf WHEN 'outstanding' THEN total - amount_paid WHEN 'paid' THEN amount_paid ELSE total END) AS amount
    FROM invoice WHERE contact_id = ${contactId} GROUP BY shelf, currency ORDER BY shelf, currency`);
  return rows.map(({ name, count, amount, currency }) => ({ name, count, sum: { amount, currency } }));
}

/** Why a client sees an invoice, or does not. */
export async function explainInvoice(core: Core, contactId: string, id: string): Promise<ItemDecision | null> {
  if (!id.startsWith('inv_')) return null;
  const [row] = await core.db
    .select({ contactId: invoice.contactId, state: invoice.state })
    .from(invoice)
    .where(eq(invoice.id, id));
  if (!row) return null;
  if (row.contactId !== contactId) return { passed: false, reason: 'foreign' };
  return row.state === 'draft' ? { passed: false, reason: 'draft' } : { passed: true, reason: 'own' };
}

/** Drafts go; what was sent is kept as it was, because the law asks for it. */
export const eraseInvoices = (core: Core, { ids }: Erasure): Statement[] => {
  const own = inArray(invoice.contactId, [...ids]);
  return [
    core.db.delete(invoice).where(sql`${own} AND ${invoice.state} = 'draft'`),
    core.db.run(sql`UPDATE payment SET return_url = NULL, url = NULL
      WHERE invoice_id IN (SELECT id FROM invoice WHERE ${own})`),
  ];
};
