import type { SignedIn } from '@client-portal/contract';
import {
  createPortal,
  migrate,
  migrations,
  readSettings,
  storeSettings,
  type Portal,
  type PortalDeps,
  type Settings,
} from '@client-portal/server';
import {
  commit,
  contact,
  createId,
  createInvoice,
  invoice,
  manualProvider,
  noWayOut,
  type NewInvoice,
  password,
  recordEvent,
  sendInvoice,
  session,
} from '@client-portal/server/embed';
import { eq } from 'drizzle-orm';

import { MOCK_PASSWORD } from './demo-contacts.js';
import { MockClock } from './mock-clock.js';
import { MockMailbox } from './mock-mailbox.js';
import { mockPasswords } from './mock-passwords.js';
import { MockPayments } from './mock-payments.js';
import { MockStaff } from './mock-staff.js';
import { toPageRequest } from './page-request.js';
import { seedDemo } from './seed-demo.js';
import type { Scenario } from './scenarios.js';
import { type Database, openWasmDatabase, Snapshot } from './wasm-database.js';

export interface MockPortalOptions {
  /** Where the portal seems to stand; any https address will do. */
  url?: string;
  /** The origin of the business's page; that of this page when left out. */
  origin?: string;
  /** Where the clock starts, in milliseconds since 1970; 2 November 2026, 09:00 UTC when left out. */
  now?: number;
  /** Lets the clock go on by itself from there. */
  ticks?: boolean;
  /** `blocked`: the browser keeps no cookie of the portal, so that the session goes as a bearer token. */
  cookies?: 'kept' | 'blocked';
  /** `demo`: a business with two clients and their invoices; `empty`: nobody. */
  data?: 'demo' | 'empty';
  /** Fonts for PDF files, as TrueType, asked for when the first one is made: `fontsAt('/fonts')`. */
  fonts?: PortalDeps['fonts'];
}

type Answer = (request: Request) => Promise<Response>;

export type NewContact = Partial<typeof contact.$inferInsert> & { email: string; password?: string | null };

const URL_OF_PORTAL = 'https://portal.example';
const SITE = 'https://www.example.com';
const START = Date.UTC(2026, 10, 2, 9);
const SOME_LINES = [{ description: 'Consulting, one day', quantity: 1000, unitPrice: 80_000, taxRate: 1900 }];
const silent = () => {};

/** The real server on a database in memory, with everything around it under the test's control. */
export class MockPortal {
  readonly url: string;
  readonly origin: string;
  /** Stands still until it is moved, unless it `ticks`. */
  readonly clock: MockClock;
  readonly mails = new MockMailbox();
  readonly payments: MockPayments;
  readonly staff = new MockStaff(this);
  /** See `MockPortalOptions.cookies`. */
  cookies: 'kept' | 'blocked';
  #portal: Portal | undefined;
  #database: Database | undefined;
  /** The data that every reset goes back to. */
  #start: Snapshot | undefined;
  /** One cookie of the clients and one of the staff, as pairs by name. */
  readonly #cookies = new Map<string, string>();
  #scenarios: Scenario[] = [];
  readonly #options: MockPortalOptions;

  constructor(options: MockPortalOptions = {}) {
    this.#options = options;
    this.url = (options.url ?? URL_OF_PORTAL).replace(/\/+$/, '');
    this.origin = options.origin ?? pageOrigin();
    this.cookies = options.cookies ?? 'kept';
    this.clock = new MockClock(options.now ?? START, options.ticks ?? false, () => this.portal.tick());
    this.payments = new MockPayments(async (body) =>
      this.portal.request('/webhooks/payments/test', { method: 'POST', body }),
    );
  }

  /** The server itself, for what this class has no word for. */
  get portal(): Portal {
    if (!this.#portal) throw new Error('The mock portal is not running: await createMockPortal() or reset()');
    return this.#portal;
  }

  /** Answers as the portal does over the network: with the page's origin, its cookie and the scenarios in use. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const answer = this.#scenarios.reduce<Answer>(
      (next, scenario) => (given) => (scenario.answer ? scenario.answer(given, next, this) : next(given)),
      (given) => this.#send(given),
    );
    return answer(request);
  };

  /** Calls the portal as the page's client does: JSON, with the session. */
  send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const sent = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), 'x-portal': '1', ...headers };
    return this.fetch(this.url + path, { method, headers: sent, credentials: 'include', ...json });
  }

  /** Puts scenarios between the page and the portal, the last one outermost. Resolves with what takes them away. */
  async use(...scenarios: Scenario[]): Promise<() => Promise<void>> {
    const leaves: (void | (() => Promise<void>))[] = [];
    for (const scenario of scenarios) leaves.push(await scenario.enter?.(this));
    this.#scenarios.push(...scenarios);
    return async () => {
      this.#scenarios = this.#scenarios.filter((each) => !scenarios.includes(each));
      for (const leave of leaves.reverse()) await leave?.();
    };
  }

  /** Everything as it was at the start: data, clock, mailbox, session, no scenario. */
  async reset(): Promise<void> {
    await this.stop();
    this.#scenarios = [];
    this.#cookies.clear();
    this.staff.forget();
    this.cookies = this.#options.cookies ?? 'kept';
    this.clock.set(this.#options.now ?? START);
    this.mails.clear();
    this.payments.clear();
    await this.#boot();
    this.portal.start();
  }

  /** Ends live streams and background work. */
  async stop(): Promise<void> {
    await this.#portal?.stop();
    this.#portal = undefined;
    this.#database?.client.close();
    this.#database = undefined;
  }

  /** Changes the settings as the business would; open pages hear of it. */
  async changeSettings(change: (settings: Settings) => void): Promise<void> {
    const { core } = this.portal;
    const settings = structuredClone(await readSettings(core.db));
    change(settings);
    const at = this.clock.now;
    await commit(core, [
      storeSettings(core.db, settings, at),
      recordEvent(core.db, { type: 'settings.changed', actor: 'system', at }),
    ]);
  }

  /** A contact who may sign in, with `MOCK_PASSWORD` unless told otherwise (null: none). */
  async addContact({
    password: chosen = MOCK_PASSWORD,
    ...values
  }: NewContact): Promise<{ id: string; email: string }> {
    const { db, clock, passwords } = this.portal.core;
    const now = clock();
    const row = { id: createId('ctc'), source: 'manual' as const, createdAt: now, updatedAt: now, ...values };
    const secret = chosen === null ? [] : [{ contactId: row.id, hash: await passwords.hash(chosen), updatedAt: now }];
    await commit(this.portal.core, [
      db.insert(contact).values(row),
      ...secret.map((each) => db.insert(password).values(each)),
    ]);
    return { id: row.id, email: row.email };
  }

  /** The contact with this address, such as one of the demo's. */
  async contact(email: string): Promise<typeof contact.$inferSelect> {
    const [row] = await this.portal.core.db.select().from(contact).where(eq(contact.email, email));
    if (!row) throw new Error(`There is no contact ${email}`);
    return row;
  }

  /** An invoice that its client has been sent; what is left out is made up. */
  async addInvoice(
    values: Pick<NewInvoice, 'contactId'> & Partial<NewInvoice>,
  ): Promise<{ id: string; number: string }> {
    const { core } = this.portal;
    const made = await createInvoice(core, { title: 'Consulting', lines: SOME_LINES, ...values });
    await sendInvoice(core, made.id);
    const [sent] = await core.db.select({ number: invoice.number }).from(invoice).where(eq(invoice.id, made.id));
    return { id: made.id, number: sent!.number! };
  }

  /** Signs a contact in as this page; with cookies kept, the next request carries the session. */
  async signIn(email: string, secret = MOCK_PASSWORD): Promise<SignedIn> {
    const response = await this.send('POST', '/api/session/password', { email, password: secret });
    if (!response.ok) throw new Error(`Signing in as ${email} failed: ${response.status} ${await response.text()}`);
    return (await response.json()) as SignedIn;
  }

  /** Ends every session, as an administrator could; open streams are told, the page also by its next request. */
  async endSessions(): Promise<void> {
    const { core } = this.portal;
    const ended = recordEvent(core.db, { type: 'session.ended', actor: 'system', at: this.clock.now });
    await commit(core, [core.db.delete(session), ended]);
  }

  async #send(request: Request): Promise<Response> {
    const cookie = this.cookies === 'kept' ? [...this.#cookies.values()].join('; ') : undefined;
    const keepsCookie = this.cookies === 'kept' && request.credentials !== 'omit';
    const arrived = await toPageRequest(request, { origin: this.origin, cookie });
    return this.portal.fetch(arrived, {
      clientIp: '203.0.113.7',
      onCookie: (pair) => {
        if (keepsCookie) this.#keep(pair);
      },
    });
  }

  #keep(pair: string): void {
    const [name = ''] = pair.split('=');
    if (pair.endsWith('=')) this.#cookies.delete(name);
    else this.#cookies.set(name, pair);
  }

  async #boot(): Promise<void> {
    this.#database = (await this.#start?.open()) ?? (await openWasmDatabase());
    if (!this.#start) await migrate(this.#database.client, migrations);
    this.#portal = await createPortal({
      db: this.#database.db,
      secret: new Uint8Array(32).fill(7),
      url: this.url,
      mailFrom: 'portal@example.com',
      mailer: this.mails,
      passwords: mockPasswords,
      payments: [this.payments, manualProvider],
      outbound: noWayOut,
      clock: () => this.clock.now,
      log: { info: silent, warn: silent, error: silent },
      fonts: this.#options.fonts ?? noFonts,
    });
    if (this.#start) return;
    await this.#furnish();
    this.#start = await Snapshot.of(this.#database);
  }

  async #furnish(): Promise<void> {
    await this.changeSettings((settings) => {
      settings.business.name = 'Northlight Studio';
      settings.pages = [`${this.origin}/clients`];
      settings.origins = [this.origin];
      settings.adminOrigins = [this.origin];
    });
    await this.staff.addDemo();
    if (this.#options.data !== 'empty') await seedDemo(this);
  }
}

const noFonts: PortalDeps['fonts'] = () => Promise.reject(new Error('Give createMockPortal `fonts` to make PDF files'));

function pageOrigin(): string {
  const origin = globalThis.location?.origin;
  return origin && origin !== 'null' ? origin : SITE;
}
