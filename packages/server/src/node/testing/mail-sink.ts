import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface SunkMail {
  /** Whom the envelope names, whatever the headers say. */
  recipients: string[];
  raw: string;
  parsed: ParsedMail;
}

export interface MailSink {
  url: string;
  mails: SunkMail[];
  /** Resolves with the mail of this number, from 1, once it has arrived. */
  arrival(number: number): Promise<SunkMail>;
  close(): Promise<void>;
}

/** Refuses with this SMTP code where one is returned. */
export interface Refusals {
  recipient?: (address: string) => number | undefined;
  data?: () => number | undefined;
}

const refusal = (code: number) => Object.assign(new Error('Refused by the test'), { responseCode: code });

/** A mail server, on a free port unless one is given, that keeps what it is given. */
export async function startMailSink(refuse: Refusals = {}, port = 0): Promise<MailSink> {
  const mails: SunkMail[] = [];
  let waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = refuse.recipient?.(address);
      done(code ? refusal(code) : null);
    },
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      void buffer(stream).then(async (raw) => {
        const code = refuse.data?.();
        if (code) return done(refusal(code));
        mails.push({ recipients, raw: raw.toString(), parsed: await simpleParser(raw) });
        for (const wake of waiting.splice(0)) wake();
        return done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    async arrival(number) {
      while (mails.length < number) await new Promise<void>((resolve) => waiting.push(resolve));
      return mails[number - 1]!;
    },
    async close() {
      waiting = [];
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
