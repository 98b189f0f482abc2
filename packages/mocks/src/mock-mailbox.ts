import type { Mail, Mailer } from '@client-portal/server';

interface Reader {
  to: string;
  take(mail: Mail): void;
}

/** Takes every mail that the portal sends. */
export class MockMailbox implements Mailer {
  /** Everything mailed, oldest first. */
  readonly all: Mail[] = [];
  readonly #unread: Mail[] = [];
  readonly #readers: Reader[] = [];
  readonly #listeners = new Set<(mail: Mail) => void>();

  async send(mail: Mail): Promise<void> {
    this.all.push(mail);
    for (const listener of this.#listeners) listener(mail);
    const reader = this.#readers.findIndex(({ to }) => to === mail.to);
    if (reader < 0) this.#unread.push(mail);
    else this.#readers.splice(reader, 1)[0]!.take(mail);
  }

  /** The oldest mail to this address that was not handed out yet; waits for it, at most `timeout` ms. */
  next(to: string, timeout = 2000): Promise<Mail> {
    const index = this.#unread.findIndex((mail) => mail.to === to);
    if (index >= 0) return Promise.resolve(this.#unread.splice(index, 1)[0]!);
    return new Promise((resolve, reject) => {
      const reader: Reader = { to, take: (mail) => (clearTimeout(timer), resolve(mail)) };
      const timer = setTimeout(() => {
        this.#readers.splice(this.#readers.indexOf(reader), 1);
        reject(new Error(`No mail to ${to} within ${timeout} ms`));
      }, timeout);
      this.#readers.push(reader);
    });
  }

  /** Calls `listener` with every mail from now on. Returns what ends it. */
  subscribe(listener: (mail: Mail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.all.length = 0;
    this.#unread.length = 0;
  }
}

/** The six digits in a sign-in mail. */
export function codeIn(mail: Mail): string {
  const code = /^(\d{6}) /.exec(mail.subject)?.[1];
  if (!code) throw new Error(`There is no code in “${mail.subject}”`);
  return code;
}

/** The secret of the link in a mail: a sign-in link, an invitation, a reset. */
export function tokenIn(mail: Mail): string {
  const token = /#portal-token=([\w-]+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`There is no link in “${mail.subject}”`);
  return token;
}
