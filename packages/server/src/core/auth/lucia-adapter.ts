import { eq, lte, sql } from 'drizzle-orm';
import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from 'lucia';

import { DAY, MINUTE } from '../clock.js';
import type { Statement } from '../db/change.js';
import { session } from '../db/schema.js';
import type { Core } from '../deps.js';
import type { Settings } from '../settings.js';
import type { AccessRow } from './access.js';

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
  authenticatedAt: number;
  /** With a session that only looks: who of the staff looks, and for how long at most. */
  acting?: { staffId: string; name: string; life: number };
}

const HANDOFF_LIFE = MINUTE;

export interface AdapterOptions {
  row?: AccessRow;
  /** Written in one batch with the new session. */
  alongside?: (session: Statement) => Promise<unknown>;
}

/** Lucia reads the machine's clock, so instants are shifted to and from the injected one. */
const shiftOf = (core: Core) => Date.now() - core.clock();

type Life = Pick<typeof session.$inferSelect, 'contactId' | 'expiresAt' | 'absoluteExpiresAt'>;

const toSession = (core: Core, id: string, { contactId, expiresAt, absoluteExpiresAt }: Life): DatabaseSession => ({
  id,
  userId: contactId,
  expiresAt: new Date(Math.min(expiresAt, absoluteExpiresAt) + shiftOf(core)),
  attributes: {} as NewSession,
});

type Reader = Pick<Adapter, 'getSessionAndUser' | 'getUserSessions'>;

const createReader = (core: Core, { row }: AdapterOptions): Reader => ({
  async getSessionAndUser(id) {
    if (!row?.contactId) return [null, null];
    const user: DatabaseUser = { id: row.contactId, attributes: {} };
    return [toSession(core, id, row as Life), user];
  },
  async getUserSessions(contactId) {
    const rows = await core.db.select().from(session).where(eq(session.contactId, contactId));
    return rows.map((each) => toSession(core, each.idHash, each));
  },
});

type Remover = Pick<Adapter, 'deleteSession' | 'deleteUserSessions' | 'deleteExpiredSessions'>;

const createRemover = ({ db, clock }: Core): Remover => ({
  async deleteSession(idHash) {
    await db.delete(session).where(eq(session.idHash, idHash));
  },
  async deleteUserSessions(contactId) {
    await db.delete(session).where(eq(session.contactId, contactId));
  },
  async deleteExpiredSessions() {
    await db.delete(session).where(lte(session.expiresAt, clock()));
  },
});

/** Our tables behind Lucia. */
export function createAdapter(core: Core, settings: Settings, options: AdapterOptions): Adapter {
  const fromLucia = (date: Date) => date.getTime() - shiftOf(core);
  return {
    ...createReader(core, options),
    ...createRemover(core),
    async setSession({ id: idHash, userId: contactId, expiresAt, attributes }) {
      const now = core.clock();
      const { acting, ...given } = attributes;
      const absoluteExpiresAt = now + (acting?.life ?? settings.signIn.sessionDays * DAY);
      const values = {
        idHash,
        contactId,
        ...given,
        ...(acting ? { actingStaffId: acting.staffId, actingName: acting.name } : {}),
        createdAt: now,
        seenAt: now,
        expiresAt: Math.min(fromLucia(expiresAt), absoluteExpiresAt),
        absoluteExpiresAt,
        handoffExpiresAt: now + HANDOFF_LIFE,
      };
      await options.alongside?.(core.db.insert(session).values(values));
    },
    async updateSessionExpiration(idHash, expiresAt) {
      await core.db
        .update(session)
        .set({ expiresAt: sql`min(${fromLucia(expiresAt)}, ${session.absoluteExpiresAt})` })
        .where(eq(session.idHash, idHash));
    },
  };
}
