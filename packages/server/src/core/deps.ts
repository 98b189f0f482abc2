import type { Clock } from './clock.js';
import type { PortalDatabase } from './db/database.js';
import type { EventFeed } from './event-feed.js';
import type { PaymentProvider } from './payments/payment-provider.js';
import type { KeyRing } from './secrets.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  from: { name: string; address: string };
  /** Stays the same when a mail is tried again, so that a server can drop the copy. */
  messageId: string;
  replyTo?: string | null;
}

/** An SMTP server that the business named. It must not be inside the operator's network. */
export interface SmtpServer {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
}

export interface Mailer {
  /**
   * Resolves once the mail server has taken the mail: the one given, or else the operator's.
   * Throws a `MailRefused` when trying again cannot help, a `MailServerFailure` when nothing can be sent at all.
   */
  send(mail: Mail, server?: SmtpServer): Promise<void>;
  /** False where the operator has given none. */
  readonly hasServer?: boolean;
}

/** The mail server refused this mail for good: for its recipient, or for what is in it. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly about: 'recipient' | 'content';

  constructor(message: string, { about = 'recipient', cause }: { about?: MailRefused['about']; cause?: unknown } = {}) {
    super(message, { cause });
    this.about = about;
  }
}

/** Why nothing can be sent now. `none`: there is no mail server; `private`: it must not be reached from here. */
export type MailServerProblem =
  | 'none'
  | 'private'
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'tls'
  | 'password'
  | 'sender'
  | 'other';

/** The mail server cannot be used; mails wait. */
export class MailServerFailure extends Error {
  override readonly name = 'MailServerFailure';
  readonly problem: MailServerProblem;

  constructor(problem: MailServerProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Also takes as long as a real check when `hash` is null. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Why a password is too easy to guess, or null; `words` are those an attacker would try first. */
  weakness(password: string, words: string[]): string | null;
}

export interface Log {
  info(entry: Record<string, unknown>, message: string): void;
  warn(entry: Record<string, unknown>, message: string): void;
  error(entry: Record<string, unknown>, message: string): void;
}

export interface OutboundRequest {
  url: string;
  method: 'GET' | 'POST' | 'HEAD';
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds for the whole exchange. */
  timeout: number;
  /** Of the answer; what comes after is not read. */
  maxBytes: number;
}

export interface OutboundAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  text: string;
}

/** Thrown instead of asking a server that must not be asked: inside the private network, not http(s), or a name that does not resolve. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';
}

/** The only way out to servers that a person named. It follows no redirects and reaches no private network. */
export interface Outbound {
  /** @throws OutboundRefused where it must not go; any other error when the peer did not answer in time. */
  send(request: OutboundRequest): Promise<OutboundAnswer>;
  /**
   * Tells without asking it whether a server could be asked now: as one of the internet, or because the operator allows it.
   * Absent where nobody is asked at all. @throws OutboundRefused like `send`.
   */
  check?(url: string): Promise<'public' | 'allowed'>;
}

/** What differs from platform to platform, and what tests replace. */
export interface PortalDeps {
  db: PortalDatabase;
  /** At least 32 random bytes, the same on every node and not in the database. */
  secret: Uint8Array;
  /** The public origin of this server, such as `https://portal.example.com`. Links are built from it, never from a request. */
  url: string;
  /** The address that mails come from. */
  mailFrom: string;
  mailer: Mailer;
  passwords: Passwords;
  payments: PaymentProvider[];
  outbound: Outbound;
  clock: Clock;
  log: Log;
  /** Fonts for documents, as TrueType; loaded when first needed. */
  fonts: () => Promise<{ regular: Uint8Array; bold: Uint8Array }>;
  /** A counter that changes with every commit to the database that an answer has told of; absent where nothing tells. */
  dataVersion?: () => number;
  /** Milliseconds between looks for other processes' events. */
  eventPollInterval?: number;
}

/** `PortalDeps` with what `createPortal` makes of it once. */
export interface Core extends PortalDeps {
  keys: KeyRing;
  feed: EventFeed;
  /** Has the outbox looked at now instead of at the next interval. */
  wake(): void;
}
