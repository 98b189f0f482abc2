import { and, eq, lte, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';

import { DAY, MINUTE } from '../clock.js';
import type { Statement } from '../db/change.js';
import { session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { hashSecret } from '../secrets.js';
import type { Settings } from '../settings.js';
import { callerOf, readAccessRow, settingsOf, type Access, type AccessRow } from './access.js';

/** Lucia's ids are hashes here: the database never holds what a client presents. */
declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: NewSession;
    DatabaseUserAttributes: Record<never, never>;
  }
}

export interface NewSession {
  id: string;
  method: string;
  userAgent: string | null;
  origin: string | null;
  handoffHash: string | null;
}

const HANDOFF_LIFE = MINUTE;
const SEEN_EVERY = 10 * MINUTE;

interface AdapterOptions {
  row?: AccessRow;
  /** Written in one batch with the new session. */
  alongside?: (session: Statement) => Promise<unknown>;
}

/** Our tables behind Lucia. Lucia reads the machine's clock, so instants are shifted to and from the injected one. */
function createAdapter(core: Core, settings: Settings, { row, alongside }: AdapterOptions): Adapter {
  const shift = Date.now() - core.clock();
  const fromLucia = (date: Date) => date.getTime() - shift;
  const toSession = (
    id: string,
    each: { contactId: string; expiresAt: number; absoluteExpiresAt: number },
  ): DatabaseSession => ({
    id,
    userId: each.contactId,
    expiresAt: new Date(Math.min(each.expiresAt, each.absoluteExpiresAt) + shift),
    attributes: {} as NewSession,
  });

  return {
    async getSessionAndUser(id) {
      if (!row?.contactId) return [null, null];
      const user: DatabaseUser = { id: row.contactId, attributes: {} };
      const { contactId, expiresAt, absoluteExpiresAt } = row;
      return [toSession(id, { contactId, expiresAt: expiresAt!, absoluteExpiresAt: absoluteExpiresAt! }), user];
    },
    async getUserSessions(contactId) {
      const rows = await core.db.select().from(session).where(eq(session.contactId, contactId));
      return rows.map((each) => toSession(each.idHash, each));
    },
    async setSession({ id: idHash, userId: contactId, expiresAt, attributes }) {
      const now = core.clock();
      const values = {
        idHash,
        contactId,
        ...attributes,
        createdAt: now,
        authenticatedAt: now,
        seenAt: now,
        expiresAt: fromLucia(expiresAt),
        absoluteExpiresAt: now + settings.signIn.sessionDays * DAY,
        handoffExpiresAt: now + HANDOFF_LIFE,
      };
      await alongside?.(core.db.insert(session).values(values));
    },
    async updateSessionExpiration(idHash, expiresAt) {
      await core.db
        .update(session)
        .set({ expiresAt: sql`min(${fromLucia(expiresAt)}, ${session.absoluteExpiresAt})` })
        .where(eq(session.idHash, idHash));
    },
    async deleteSession(idHash) {
      await core.db.delete(session).where(eq(session.idHash, idHash));
    },
    async deleteUserSessions(contactId) {
      await core.db.delete(session).where(eq(session.contactId, contactId));
    },
    async deleteExpiredSessions() {
      await core.db.delete(session).where(lte(session.expiresAt, core.clock()));
    },
  };
}

const createLucia = (core: Core, settings: Settings, options: AdapterOptions = {}) =>
  new Lucia(createAdapter(core, settings, options), {
    sessionExpiresIn: new TimeSpan(settings.signIn.idleDays, 'd'),
  });

/** Who presents this secret, and the settings, in one statement. */
export async function readAccess(core: Core, secret: string | null): Promise<Access> {
  const idHash = secret ? await hashSecret(secret) : null;
  const row = await readAccessRow(core.db, idHash);
  const settings = settingsOf(row);
  if (!idHash || !row.sessionId) return { settings, caller: null };
  const valid = await createLucia(core, settings, { row }).validateSession(idHash);
  if (!valid.session) return { settings, caller: null };
  await noteSeen(core, row, idHash);
  const expiresAt = valid.session.expiresAt.getTime() - (Date.now() - core.clock());
  return { settings, caller: callerOf(row, idHash, expiresAt) };
}

async function noteSeen(core: Core, row: AccessRow, idHash: string): Promise<void> {
  const now = core.clock();
  if (now - row.seenAt! < SEEN_EVERY) return;
  await core.db
    .update(session)
    .set({ seenAt: now })
    .where(and(eq(session.idHash, idHash), lte(session.seenAt, now - SEEN_EVERY)));
}

/** Makes the session; `commit` must write the given statement in the same batch as the proof that earned it. */
export async function createLuciaSession(
  core: Core,
  settings: Settings,
  contactId: string,
  idHash: string,
  attributes: NewSession,
  commit: (session: Statement) => Promise<unknown>,
): Promise<number> {
  const created = await createLucia(core, settings, { alongside: commit }).createSession(contactId, attributes, {
    sessionId: idHash,
  });
  return created.expiresAt.getTime() - (Date.now() - core.clock());
}

export const deleteExpiredSessions = (core: Core, settings: Settings) =>
  createLucia(core, settings).deleteExpiredSessions();
