import { eq } from 'drizzle-orm';

import { setting } from '../db/schema.js';
import type { Core, SmtpServer } from '../deps.js';
import type { Settings } from '../settings.js';

const NAME = 'mail-server';

/** What the business decided about its mails. The password is sealed. */
export interface StoredMailServer {
  host: string | null;
  port: number;
  security: SmtpServer['security'];
  user: string;
  sealedPassword: string;
  fromName: string;
  fromAddress: string | null;
  replyTo: string | null;
  perMinute: number;
}

const UNSET: StoredMailServer = {
  host: null,
  port: 587,
  security: 'starttls',
  user: '',
  sealedPassword: '',
  fromName: '',
  fromAddress: null,
  replyTo: null,
  perMinute: 60,
};

export interface MailServerRow {
  stored: StoredMailServer;
  /** 0 before the first change. */
  updatedAt: number;
}

export async function readMailServer(core: Core): Promise<MailServerRow> {
  const [row] = await core.db.select().from(setting).where(eq(setting.name, NAME));
  if (!row) return { stored: UNSET, updatedAt: 0 };
  return { stored: { ...UNSET, ...(JSON.parse(row.value) as StoredMailServer) }, updatedAt: row.updatedAt };
}

/** The statement that keeps it, where nobody else has changed it since `before`. */
export const storeMailServer = (core: Core, stored: StoredMailServer, before: number, updatedAt: number) => {
  const value = JSON.stringify(stored);
  return core.db
    .insert(setting)
    .values({ name: NAME, value, updatedAt })
    .onConflictDoUpdate({ target: setting.name, set: { value, updatedAt }, setWhere: eq(setting.updatedAt, before) });
};

/** The business's own server; undefined where the operator's is used. */
export async function toSmtpServer(core: Core, stored: StoredMailServer): Promise<SmtpServer | undefined> {
  const { host, port, security, user, sealedPassword } = stored;
  if (host === null) return undefined;
  const password = sealedPassword ? await core.keys.open('settings', sealedPassword) : '';
  return { host, port, security, user, password };
}

/** Whom mails come from and where answers go. */
export const senderOf = (core: Core, settings: Settings, stored: StoredMailServer) => ({
  from: { name: stored.fromName || settings.business.name, address: stored.fromAddress ?? core.mailFrom },
  replyTo: stored.replyTo,
});
