import type { MailContent, MailInput } from '../../core/mail/mail-template.js';
import { dueDay, money } from './mail-amounts.js';

const greeting = (name: string) => (name ? `مرحبًا ${name}،` : 'مرحبًا،');

export const sent = (input: MailInput): MailContent => ({
  subject: `الفاتورة ${input.data.number} من ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `هذه الفاتورة ${input.data.number}: ${input.data.title}. مبلغها ${money(input)} وتستحق في ${dueDay(input)}.`,
  ],
  action: { label: 'فتح الفاتورة', url: input.data.url! },
  footnotes: [],
});

export const receipt = (input: MailInput): MailContent => ({
  subject: `إيصال الفاتورة ${input.data.number}`,
  paragraphs: [
    greeting(input.name),
    `شكرًا لك. استلمنا ${money(input)} عن الفاتورة ${input.data.number}: ${input.data.title}.`,
    input.data.rest === '0' ? 'سُدّدت بالكامل، ولا شيء عليك.' : `المتبقي ${money(input, input.data.rest)}.`,
  ],
  action: { label: 'فتح الفاتورة', url: input.data.url! },
  footnotes: [],
});

export const overdue = (input: MailInput): MailContent => ({
  subject: `تذكير: الفاتورة ${input.data.number} من ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `استحقت الفاتورة ${input.data.number} في ${dueDay(input)}، وما زال منها ${money(input)}. لعلها سقطت سهوًا؛ تسديدها يستغرق دقيقة.`,
  ],
  action: { label: 'فتح الفاتورة', url: input.data.url! },
  footnotes: ['سدّدتها في الأيام الأخيرة؟ إذن لا شيء عليك.'],
});

export const reminder = (input: MailInput): MailContent => ({
  subject: `تذكير: الفاتورة ${input.data.number} من ${input.settings.business.name}`,
  paragraphs: [
    greeting(input.name),
    `تذكير بالفاتورة ${input.data.number}: ${input.data.title}. المبلغ المفتوح ${money(input)}، وموعده ${dueDay(input)}.`,
  ],
  action: { label: 'فتح الفاتورة', url: input.data.url! },
  footnotes: ['سدّدتها في الأيام الأخيرة؟ إذن لا شيء عليك.'],
});
