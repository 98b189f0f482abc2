import { eq, lte, sql } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';

import { HOUR } from '../clock.js';
import type { Statement } from '../db/change.js';
import { staffSession } from '../db/staff-schema.js';
import type { Core } from '../deps.js';
import { hashSecret } from '../secrets.js';
import { readStaffRow, type SignedInStaff, type StaffRow, toSignedInStaff } from './staff-access.js';

const IDLE_MINUTES = 30;
export const STAFF_SESSION_LIFE = 12 * HOUR;

/** Lucia reads the machine's clock, so instants are shifted to and from the injected one. */
const shiftOf = (core: Core) => Date.now() - core.clock();

interface Options {
  row?: StaffRow | undefined;
  alongside?: (session: Statement) => Promise<unknown>;
}

const toLucia = (core: Core, row: StaffRow) => ({
  id: row.idHash,
  userId: row.staffId,
  expiresAt: new Date(Math.min(row.expiresAt, row.absoluteExpiresAt) + shiftOf(core)),
  attributes: {} as never,
});

function createAdapter(core: Core, { row, alongside }: Options): Adapter {
  const fromLucia = (date: Date) => date.getTime() - shiftOf(core);
  const { db } = core;
  return {
    getSessionAndUser: async () => (row ? [toLucia(core, row), { id: row.staffId, attributes: {} }] : [null, null]),
    getUserSessions: async () => [],
    deleteSession: async (idHash) => void (await db.delete(staffSession).where(eq(staffSession.idHash, idHash))),
    deleteUserSessions: async (id) => void (await db.delete(staffSession).where(eq(staffSession.staffId, id))),
    deleteExpiredSessions: async () =>
      void (await db.delete(staffSession).where(lte(staffSession.expiresAt, core.clock()))),
    async setSession({ id: idHash, userId: staffId, expiresAt, attributes }) {
      const now = core.clock();
      const { id, method, userAgent, origin, authenticatedAt } = attributes;
      const absoluteExpiresAt = now + STAFF_SESSION_LIFE;
      const values = { idHash, id, staffId, method, userAgent, origin, authenticatedAt, createdAt: now };
      await alongside?.(
        db.insert(staffSession).values({ ...values, expiresAt: fromLucia(expiresAt), absoluteExpiresAt }),
      );
    },
    async updateSessionExpiration(idHash, expiresAt) {
      await db
        .update(staffSession)
        .set({ expiresAt: sql`min(${fromLucia(expiresAt)}, ${staffSession.absoluteExpiresAt})` })
        .where(eq(staffSession.idHash, idHash));
    },
  };
}

const createLucia = (core: Core, options: Options) =>
  new Lucia(createAdapter(core, options), { sessionExpiresIn: new TimeSpan(IDLE_MINUTES, 'm') });

/** Who of the staff presents this secret; half an hour without a call ends the session, twelve hours end it anyway. */
export async function readStaff(core: Core, secret: string): Promise<SignedInStaff | null> {
  const row = await readStaffRow(core, await hashSecret(secret));
  if (!row) return null;
  const { session } = await createLucia(core, { row }).validateSession(row.idHash);
  return session ? toSignedInStaff(row, session.expiresAt.getTime() - shiftOf(core)) : null;
}

export interface NewStaffSession {
  id: string;
  method: string;
  userAgent: string | null;
  origin: string | null;
  authenticatedAt: number;
}

/** Makes the session; `commit` must write the given statement in the same batch as the proof that earned it. */
export async function createStaffLuciaSession(
  core: Core,
  staffId: string,
  idHash: string,
  attributes: NewStaffSession,
  commit: (session: Statement) => Promise<unknown>,
): Promise<void> {
  await createLucia(core, { alongside: commit }).createSession(
    staffId,
    { ...attributes, handoffHash: null },
    { sessionId: idHash },
  );
}
