import { eq } from 'drizzle-orm';

import type { Statement } from '../../core/db/change.js';
import { contact } from '../../core/db/schema.js';
import type { Core } from '../../core/deps.js';
import type { MailContent, MailInput, MailTemplates } from '../../core/mail/mail-template.js';
import { orderMail } from '../../core/mail/send-mail.js';
import { formatMoney } from '../../core/money.js';
import type { Settings } from '../../core/settings.js';
import { amountDue } from './invoice-status.js';
import type { InvoiceRow } from './schema.js';

const greeting = (name: string) => (name ? `Hello ${name},` : 'Hello,');

/** The words below are English, so dates and amounts among them are too. */
const LOCALE = 'en';

const day = (date: string) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date));

const money = ({ data }: MailInput, amount = data.amount) => formatMoney(Number(amount), data.currency!, LOCALE);

const sent = (input: MailInput): MailContent => ({
  subject: `Invoice ${input.data.number} from ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `here is invoice ${input.data.number}: ${input.data.title}. It comes to ${money(input)} and is due on ${day(input.data.dueOn!)}.`,
  ],
  action: { label: 'Open the invoice', url: input.data.url! },
  footnotes: [],
});

const receipt = (input: MailInput): MailContent => ({
  subject: `Receipt for invoice ${input.data.number}`,
  paragraphs: [
    greeting(input.name),
    `thank you. We have received ${money(input)} for invoice ${input.data.number}: ${input.data.title}.`,
    ...(input.data.rest === '0'
      ? ['It is paid in full; there is nothing left to do.']
      : [`${money(input, input.data.rest)} are still due.`]),
  ],
  action: { label: 'Open the invoice', url: input.data.url! },
  footnotes: [],
});

const overdue = (input: MailInput): MailContent => ({
  subject: `A reminder: invoice ${input.data.number} from ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `invoice ${input.data.number} was due on ${day(input.data.dueOn!)}, and ${money(input)} are still open. Perhaps it slipped through; it takes a minute to settle.`,
  ],
  action: { label: 'Open the invoice', url: input.data.url! },
  footnotes: ['Have you paid in the last few days? Then there is nothing to do.'],
});

export const invoiceMails: MailTemplates = {
  'invoice-sent': sent,
  'invoice-receipt': receipt,
  'invoice-overdue': overdue,
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
  template: 'invoice-sent' | 'invoice-receipt' | 'invoice-overdue',
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
