import { MailRefused, type Core } from '../deps.js';
import { enqueue, Undeliverable, type OutboxHandler } from '../outbox.js';
import { readSettings } from '../settings.js';
import { mailLocale, type MailTemplates } from './mail-template.js';
import { renderMail } from './render-mail.js';

export interface MailOrder {
  template: string;
  to: string;
  name: string;
  locale: string | null;
  data: Record<string, string>;
  /** A second mail with the same key is not written. */
  dedupeKey: string;
  /** Milliseconds since 1970 after which it is not worth sending. */
  dropAfter?: number | null;
}

/** The statement that queues a mail beside its cause. */
export const orderMail = (core: Core, { dedupeKey, dropAfter, ...payload }: MailOrder) =>
  enqueue(core, { kind: 'mail', payload, dedupeKey: `mail:${dedupeKey}`, dropAfter: dropAfter ?? null });

/** Turns queued orders into mails in the business's look and hands them to the mailer. */
export const mailHandler =
  (templates: MailTemplates): OutboxHandler =>
  async (core, { id, payload }) => {
    const { template, to, ...input } = payload as Omit<MailOrder, 'dedupeKey' | 'dropAfter'>;
    const mail = templates[template];
    if (!mail) throw new Undeliverable(`There is no mail template ${template}`);
    const settings = await readSettings(core.db);
    const locale = mailLocale(mail, input.locale, settings);
    const content = (mail[locale] ?? mail.en)({ settings, name: input.name, locale, data: input.data });
    try {
      await core.mailer.send({
        to,
        from: { name: settings.business.name, address: core.mailFrom },
        messageId: `<${id}@${new URL(core.url).hostname}>`,
        ...renderMail(content, settings, locale),
      });
    } catch (error) {
      if (error instanceof MailRefused) throw new Undeliverable(error.message);
      throw error;
    }
    return [];
  };
