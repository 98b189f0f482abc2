import { eq } from 'drizzle-orm';

import type { Statement } from '../../core/db/change.js';
import { contact } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import type { MailTemplates } from '../../core/mail/mail-template.js';
import { orderMail } from '../../core/mail/send-mail.js';
import type { Settings } from '../../core/settings.js';
import { amountDue } from './invoice-status.js';
import * as arabic from './mail-words-ar.js';
import * as english from './mail-words.js';
import type { InvoiceRow } from './schema.js';

export const invoiceMails: MailTemplates = {
  'invoice-sent': { en: english.sent, ar: arabic.sent },
  'invoice-receipt': { en: english.receipt, ar: arabic.receipt },
  'invoice-reminder': { en: english.reminder, ar: arabic.reminder },
  'invoice-overdue': { en: english.overdue, ar: arabic.overdue },
};

/** The page of the business's site that opens an invoice in the portal. */
export function invoiceUrl(core: Core, settings: Settings, id: string): string {
  const url = new URL(settings.pages[0] ?? `${core.url}/`);
  url.searchParams.delete('portal');
  url.search = `${url.search ? `${url.search}&` : ''}portal=invoices/${id}`;
  return url.href;
}

interface Told {
  /** Minor units; what is due when left out. */
  amount?: number;
  /** What stays due after it. */
  rest?: number;
  /** What the mail is about when one invoice has several, such as a payment's id. */
  about?: string;
}

/** The statements that queue a mail about an invoice, once; none for a contact without an address. */
export async function orderInvoiceMail(
  core: Core,
  settings: Settings,
  template: 'invoice-sent' | 'invoice-receipt' | 'invoice-overdue' | 'invoice-reminder',
  row: InvoiceRow,
  { amount = row.state === 'draft' ? row.total : amountDue(row), rest = 0, about = row.id }: Told = {},
): Promise<Statement[]> {
  const [to] = await core.db.select().from(contact).where(eq(contact.id, row.contactId));
  if (!to?.email) return [];
  const { number, title, currency, dueOn } = row;
  const url = invoiceUrl(core, settings, row.id);
  const data = { number, title, currency, dueOn, url, amount: String(amount), rest: String(rest) };
  return orderMail(core, {
    template,
    to: to.email,
    name: to.firstName,
    locale: to.locale,
    data,
    dedupeKey: `${template}:${about}`,
  });
}
