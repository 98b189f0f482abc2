import type { MailInput } from '../../core/mail/mail-template.js';
import { formatMoney } from '../../core/money.js';

/** Where the words are looked at instead of filled in, a value is its own name in braces. */
const isPlaceholder = (text: string | undefined) => text?.startsWith('{{') ?? false;

/** The day an invoice is due, in the language of the mail. */
export const dueDay = ({ data, locale }: MailInput): string =>
  isPlaceholder(data.dueOn)
    ? data.dueOn!
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(data.dueOn!));

/** An amount of the mail's data, in the invoice's currency and the language of the mail. */
export const money = ({ data, locale }: MailInput, amount = data.amount): string =>
  isPlaceholder(amount) ? amount! : formatMoney(Number(amount), data.currency!, locale);
