import { and, eq, lte } from 'drizzle-orm';
import { Lucia, TimeSpan } from 'lucia';

import { MINUTE } from '../clock.js';
import type { Statement } from '../db/change.js';
import { session } from '../db/schema.js';
import type { Core } from '../deps.js';
import { hashSecret } from '../secrets.js';
import type { Settings } from '../settings.js';
import { callerOf, readAccessRow, settingsOf, type Access, type AccessRow } from './access.js';
import { createAdapter, type AdapterOptions, type NewSession } from './lucia-adapter.js';

const SEEN_EVERY = 10 * MINUTE;

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
