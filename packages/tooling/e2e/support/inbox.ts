import { setTimeout as sleep } from 'node:timers/promises';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  at: number;
}

const PATIENCE = 20_000;

/** Every mail that has arrived for an address, newest first. */
export async function mailsTo(inbox: string, address: string): Promise<Mail[]> {
  const response = await fetch(`${inbox}/api/messages?to=${encodeURIComponent(address)}`);
  return (await response.json()) as Mail[];
}

/** Waits for a mail whose subject matches and that is none of `known`. */
export async function mailTo(inbox: string, address: string, subject: RegExp, known: Mail[] = []): Promise<Mail> {
  const before = new Set(known.map(({ id }) => id));
  const until = Date.now() + PATIENCE;
  let mails: Mail[] = [];
  while (Date.now() < until) {
    mails = await mailsTo(inbox, address);
    const found = mails.find((mail) => subject.test(mail.subject) && !before.has(mail.id));
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`No mail to ${address} with ${subject}; there are: ${mails.map((mail) => mail.subject).join(' | ')}`);
}

/** The link of a mail that carries a secret. */
export function linkIn({ text, subject }: Mail): string {
  const [link] = /https?:\/\/\S+#portal-token=[\w%.-]+/.exec(text) ?? [];
  if (!link) throw new Error(`There is no link in "${subject}":\n${text}`);
  return link;
}
