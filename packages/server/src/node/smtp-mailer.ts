import { createTransport } from 'nodemailer';

import { MailRefused, type Mail, type Mailer } from '../core/deps.js';

export interface SmtpMailer extends Mailer {
  close(): void;
}

interface SmtpFailure extends Error {
  code?: string;
  responseCode?: number;
}

/** A wrong password or a full mailbox may be mended; a refused address or content will be refused again. */
const isFinal = ({ code, responseCode = 0 }: SmtpFailure) =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500 && responseCode < 600;

const isAddress = (text: string) => /^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/.test(text);

/** Sends over a few kept SMTP connections. */
export function createSmtpMailer(url: string): SmtpMailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, from, subject, text, html, messageId }: Mail) {
      if (!isAddress(to)) throw new MailRefused('The recipient is not one plain address');
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        const failure = error as SmtpFailure;
        if (isFinal(failure))
          throw new MailRefused(`The mail server refused the mail: ${failure.message}`, { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** Stands in where no mail server is configured: mails wait and are sent once there is one. */
export const waitingMailer: SmtpMailer = {
  send: () => Promise.reject(new Error('SMTP_URL is not set; mails wait until it is')),
  close: () => {},
};
