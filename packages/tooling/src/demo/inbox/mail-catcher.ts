import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Milliseconds since 1970 when it arrived. */
  at: number;
}

const KEPT = 300;

const toAddresses = (value: AddressObject | AddressObject[] | undefined): string =>
  [value ?? []]
    .flat()
    .flatMap((each) => each.value.map(({ address }) => address ?? ''))
    .join(', ');

async function parse(raw: Buffer, id: string, at: number): Promise<CaughtMail> {
  const { to, from, subject, text, html } = await simpleParser(raw);
  return {
    id,
    at,
    to: toAddresses(to),
    from: from?.text ?? '',
    subject: subject ?? '',
    text: text ?? '',
    html: html || '',
  };
}

/** A mail server that delivers to nobody and keeps every mail, in a folder, over restarts. */
export class MailCatcher {
  readonly #folder: string;
  readonly #server: SMTPServer;
  #mails: CaughtMail[] = [];
  #count = 0;
  /** Changes with every mail that comes or goes. */
  version = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: 5_000_000,
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.#keep(Buffer.concat(chunks)).then(() => done(), done));
      },
    });
    this.#server.on('error', () => {});
  }

  static async start(folder: string): Promise<MailCatcher> {
    const catcher = new MailCatcher(folder);
    await catcher.#load();
    await new Promise<void>((resolve, reject) => {
      catcher.#server.server.once('error', reject);
      catcher.#server.listen(0, '127.0.0.1', resolve);
    });
    return catcher;
  }

  /** Where to send mail. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Newest first. */
  list(to?: string): CaughtMail[] {
    const wanted = to?.toLowerCase();
    return this.#mails.filter((mail) => !wanted || mail.to.toLowerCase().split(', ').includes(wanted));
  }

  find(id: string): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  async clear(): Promise<void> {
    this.#mails = [];
    this.version += 1;
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #keep(raw: Buffer): Promise<void> {
    const at = Date.now();
    const id = `${at}-${String((this.#count += 1)).padStart(6, '0')}`;
    await writeFile(path.join(this.#folder, `${id}.eml`), raw);
    this.#mails = [await parse(raw, id, at), ...this.#mails].slice(0, KEPT);
    this.version += 1;
  }

  async #load(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const names = (await readdir(this.#folder))
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .reverse()
      .slice(0, KEPT);
    this.#mails = await Promise.all(
      names.map(async (name) =>
        parse(await readFile(path.join(this.#folder, name)), name.slice(0, -4), Number.parseInt(name, 10)),
      ),
    );
  }
}
