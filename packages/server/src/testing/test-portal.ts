import { createPortal, type Portal } from '../create-portal.js';
import type { Mail, PortalDeps } from '../core/deps.js';
import { noWayOut } from '../core/no-way-out.js';
import { migrate } from '../core/db/migrate.js';
import { contact, password } from '../core/db/schema.js';
import { write } from '../core/db/change.js';
import { storeSettings, type Settings } from '../core/settings.js';
import { migrations } from '../migrations.js';
import type { PortalDatabase } from '../core/db/database.js';

export const PORTAL_URL = 'http://portal.test';
export const SITE = 'https://www.shop.test';
export const PASSWORD = 'correct horse battery';

export interface TestDatabase {
  client: Parameters<typeof migrate>[0];
  db: PortalDatabase;
  dataVersion?: () => number;
}

export interface TestPortal extends Portal {
  /** Every mail that was sent, oldest first. */
  mails: Mail[];
  /** The time; add to `now` to let it pass. */
  time: { now: number };
  /** A contact with the password `PASSWORD`. */
  addContact(values?: Partial<typeof contact.$inferInsert>): Promise<{ id: string; email: string }>;
  /** A client that keeps its cookie, as a browser on the business's site does. */
  browser(origin?: string): TestBrowser;
  changeSettings(change: (settings: Settings) => void): Promise<void>;
}

/** Sends JSON with the headers of the business's page and keeps the session cookie. */
export interface TestBrowser {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  signIn(email: string, password?: string): Promise<Response>;
  cookie: string | undefined;
}

function createBrowser(portal: Portal, origin: string): TestBrowser {
  const browser: TestBrowser = {
    cookie: undefined,
    async send(method, path, body, extra = {}) {
      const headers = new Headers({ origin, 'sec-fetch-site': 'same-site', 'x-portal': '1', ...extra });
      if (browser.cookie) headers.set('cookie', browser.cookie);
      const init: RequestInit = { method, headers };
      if (body !== undefined) {
        init.body = JSON.stringify(body);
        if (!headers.has('content-type')) headers.set('content-type', 'application/json');
        headers.set('content-length', String(new TextEncoder().encode(init.body).length));
      }
      const response = await portal.request(path, init, { clientIp: '203.0.113.7' });
      const given = response.headers.getSetCookie()[0]?.split(';')[0];
      if (given) browser.cookie = given.endsWith('=') ? undefined : given;
      return response;
    },
    signIn: (email, candidate = PASSWORD) =>
      browser.send('POST', '/api/session/password', { email, password: candidate }),
  };
  return browser;
}

/** A portal on a fresh database, with a clock, a mailbox and passwords that cost nothing. */
export async function createTestPortal(
  database: TestDatabase,
  overrides: Partial<PortalDeps> = {},
): Promise<TestPortal> {
  await migrate(database.client, migrations);
  const mails: Mail[] = [];
  const time = { now: Date.UTC(2026, 10, 2, 9) };
  const silent = () => {};
  const portal = await createPortal({
    db: database.db,
    ...(database.dataVersion ? { dataVersion: database.dataVersion } : {}),
    secret: new Uint8Array(32).fill(7),
    url: PORTAL_URL,
    mailFrom: 'portal@shop.test',
    mailer: { send: async (mail) => void mails.push(mail) },
    passwords: {
      hash: async (text) => `plain:${text}`,
      verify: async (hash, text) => hash === `plain:${text}`,
      weakness: (text) => (/^(.)\1+$/.test(text) ? 'Too easy to guess' : null),
    },
    payments: [],
    outbound: noWayOut,
    clock: () => time.now,
    log: { info: silent, warn: silent, error: silent },
    fonts: async () => ({ regular: new Uint8Array(), bold: new Uint8Array() }),
    eventPollInterval: 20,
    ...overrides,
  });
  const { core } = portal;
  const { readSettings } = await import('../core/settings.js');
  let count = 0;

  const changeSettings = async (change: (settings: Settings) => void) => {
    const settings = structuredClone(await readSettings(core.db));
    change(settings);
    await write(core.db, [storeSettings(core.db, settings, time.now)]);
  };
  await changeSettings((settings) => {
    settings.business.name = 'The Shop';
    settings.pages = [`${SITE}/clients`];
    settings.origins = [SITE];
  });

  return Object.assign(portal, {
    mails,
    time,
    changeSettings,
    browser: (origin = SITE) => createBrowser(portal, origin),
    async addContact(values: Partial<typeof contact.$inferInsert> = {}) {
      count += 1;
      const row = {
        id: `ctc_${count}`,
        email: `person${count}@mail.test`,
        firstName: 'Mara',
        source: 'manual' as const,
        ...values,
      };
      const at = { createdAt: time.now, updatedAt: time.now };
      await write(core.db, [
        core.db.insert(contact).values({ ...row, ...at }),
        core.db.insert(password).values({ contactId: row.id, hash: `plain:${PASSWORD}`, updatedAt: time.now }),
      ]);
      return { id: row.id, email: row.email ?? '' };
    },
  });
}
