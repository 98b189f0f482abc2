import { createTransport, type Transporter } from 'nodemailer';

import { MailRefused, MailServerFailure, type Mail, type Mailer, type SmtpServer } from '../core/deps.js';
import { resolveMailServer, type MailServerRules } from './smtp-address.js';
import { explainSmtpFailure } from './smtp-failure.js';

export interface SmtpMailer extends Mailer {
  close(): void;
}

const isAddress = (text: string) => /^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/.test(text);

const COMMON = {
  pool: true,
  maxConnections: 3,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  disableFileAccess: true,
  disableUrlAccess: true,
} as const;

/** To the very address that was checked; the certificate must be for the name. */
const toTransport = ({ host, port, security, user, password }: SmtpServer, address: string): Transporter =>
  createTransport({
    ...COMMON,
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host, minVersion: 'TLSv1.2' },
    ...(user ? { auth: { user, pass: password } } : {}),
  });

interface Named {
  key: string;
  /** After this a name is looked up again. */
  until: number;
  transport: Transporter;
}

const KEPT = 5 * 60_000;

/** Keeps the connections to the server that the business named, until it names another one. */
function createNamedTransports(rules: MailServerRules) {
  let kept: Named | undefined;
  return {
    async take(server: SmtpServer): Promise<Transporter> {
      const key = JSON.stringify(server);
      if (kept?.key === key && kept.until > Date.now()) return kept.transport;
      const address = await resolveMailServer(server, rules);
      kept?.transport.close();
      kept = { key, until: Date.now() + KEPT, transport: toTransport(server, address) };
      return kept.transport;
    },
    close: () => kept?.transport.close(),
  };
}

async function deliver(transport: Transporter, mail: Mail): Promise<void> {
  const { to, from, replyTo, subject, text, html, messageId } = mail;
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const answers = replyTo ? { replyTo: { name: '', address: replyTo } } : {};
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      ...answers,
      subject,
      text,
      html,
      messageId,
      headers,
    });
  } catch (error) {
    throw explainSmtpFailure(error as Error);
  }
}

/**
 * Sends over a few kept SMTP connections: with the server that is given, or else with the operator's `url`.
 * The operator's may be anywhere; one that the business named is held to `rules`.
 */
export function createSmtpMailer(url?: string, rules: MailServerRules = {}): SmtpMailer {
  const own = url ? createTransport({ url, ...COMMON }) : undefined;
  const named = createNamedTransports(rules);
  return {
    hasServer: own !== undefined,
    async send(mail, server) {
      if (!isAddress(mail.to)) throw new MailRefused('The recipient is not one plain address');
      const transport = server ? await named.take(server) : own;
      if (!transport) throw new MailServerFailure('none', 'There is no mail server yet; mails wait until there is one');
      await deliver(transport, mail);
    },
    close() {
      own?.close();
      named.close();
    },
  };
}
