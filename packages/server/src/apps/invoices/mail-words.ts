import type { MailContent, MailInput } from '../../core/mail/mail-template.js';
import { dueDay, money } from './mail-amounts.js';

const greeting = (name: string) => (name ? `Hello ${name},` : 'Hello,');

export const sent = (input: MailInput): MailContent => ({
  subject: `Invoice ${input.data.number} from ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `here is invoice ${input.data.number}: ${input.data.title}. It comes to ${money(input)} and is due on ${dueDay(input)}.`,
  ],
  action: { label: 'Open the invoice', url: input.data.url! },
  footnotes: [],
});

export const receipt = (input: MailInput): MailContent => ({
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

export const overdue = (input: MailInput): MailContent => ({
  subject: `A reminder: invoice ${input.data.number} from ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `invoice ${input.data.number} was due on ${dueDay(input)}, and ${money(input)} are still open. Perhaps it slipped through; it takes a minute to settle.`,
  ],
  action: { label: 'Open the invoice', url: input.data.url! },
  footnotes: ['Have you paid in the last few days? Then there is nothing to do.'],
});

/** Asked for by the business, before or after the day it is due. */
export const reminder = (input: MailInput): MailContent => ({
  subject: `A reminder: invoice ${input.data.number} from ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `a word about invoice ${input.data.number}: ${input.data.title}. ${money(input)} are open, due on ${dueDay(input)}.`,
  ],
  action: { label: 'Open the invoice', url: input.data.url! },
  footnotes: ['Have you paid in the last few days? Then there is nothing to do.'],
});
